package dev.attain.competency.framework.document;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.Resource;
import dev.attain.competency.framework.Rollup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be wrong with the competencies of a framework. */
final class CompetencyCheck {
  private final List<Competency> competencies;
  private final Set<Integer> levels;
  private final List<MappingRule> mappings;
  private final Set<String> rules;
  private final Problems problems;
  private final Map<CompetencyId, Integer> indexes = new LinkedHashMap<>();

  CompetencyCheck(
      List<Competency> competencies,
      Set<Integer> levels,
      List<MappingRule> mappings,
      Problems problems) {
    this.competencies = competencies;
    this.levels = levels;
    this.mappings = mappings;
    this.rules = mappings.stream().map(MappingRule::id).collect(Collectors.toSet());
    this.problems = problems;
  }

  void run() {
    if (competencies.isEmpty()) {
      problems.add("$.competencies", "needs at least one competency");
    }
    names();
    for (int i = 0; i < competencies.size(); i++) {
      Competency competency = competencies.get(i);
      String path = path(i);
      text(path, competency);
      relations(path, competency);
      resources(path, competency);
      MethodCheck.run(path + ".method", competency.method(), rules, problems);
      rollup(path + ".rollup", competency);
      for (int g = 0; g < competency.gates().size(); g++) {
        gate(path + ".gates[" + g + "]", competency.gates().get(g));
      }
    }
    cycle("parent", c -> c.parent() == null ? List.of() : List.of(c.parent()));
    cycle("requires", Competency::requires);
  }

  private static String path(int index) {
    return "$.competencies[" + index + "]";
  }

  private void names() {
    Map<String, Integer> codes = new HashMap<>();
    for (int i = 0; i < competencies.size(); i++) {
      Competency competency = competencies.get(i);
      Integer sameId = indexes.putIfAbsent(competency.id(), i);
      if (sameId != null) {
        problems.add(
            path(i) + ".id", competency.id() + " is the id of " + path(sameId) + " already");
      }
      Integer sameCode = codes.putIfAbsent(competency.code(), i);
      if (sameCode != null) {
        problems.add(
            path(i) + ".code",
            "\"" + competency.code() + "\" is the code of " + path(sameCode) + " already");
      }
    }
  }

  private void text(String path, Competency competency) {
    problems.requireIri(path + ".id", competency.id().value());
    problems.requireText(path + ".code", competency.code());
    problems.requireText(path + ".name", competency.name());
    problems.requireText(path + ".statement", competency.statement());
    problems.requireIris(path + ".exactMatch", competency.exactMatch());
  }

  private void relations(String path, Competency competency) {
    if (competency.parent() != null) {
      requireKnown(path + ".parent", competency.parent());
    }
    for (int i = 0; i < competency.requires().size(); i++) {
      requireKnown(path + ".requires[" + i + "]", competency.requires().get(i));
    }
  }

  private void requireKnown(String path, CompetencyId id) {
    if (!indexes.containsKey(id)) {
      problems.add(path, id + " is no competency of this framework");
    }
  }

  private void resources(String path, Competency competency) {
    for (int i = 0; i < competency.resources().size(); i++) {
      Resource resource = competency.resources().get(i);
      String at = path + ".resources[" + i + "]";
      problems.requireIri(at + ".id", resource.id());
      problems.requireText(at + ".name", resource.name());
      problems.requireAboveZero(at + ".hours", resource.hours());
    }
  }

  private void rollup(String path, Competency competency) {
    Rollup rollup = competency.rollup();
    if (rollup == null) {
      return;
    }
    Set<CompetencyId> children =
        competencies.stream()
            .filter(c -> competency.id().equals(c.parent()))
            .map(Competency::id)
            .collect(Collectors.toSet());
    if (children.isEmpty()) {
      problems.add(path, "nothing to roll up: no competency names this one as its parent");
    }
    rollup
        .weights()
        .forEach(
            (child, weight) -> {
              String at = path + ".weights['" + child + "']";
              problems.requireNotNegative(at, weight);
              if (!children.contains(child)) {
                problems.add(at, child + " is no child of this competency");
              }
            });
    double all = children.stream().mapToDouble(rollup::weightOf).sum();
    if (!children.isEmpty() && !(all > 0)) {
      problems.add(path + ".weights", "one child at least needs a weight above 0");
    }
    Double required = rollup.requiredPoints();
    problems.requireAboveZero(path + ".requiredPoints", required);
    if (required != null && required > all) {
      problems.add(
          path + ".requiredPoints", required + " is more than all children have together, " + all);
    }
    for (int i = 0; i < mappings.size(); i++) {
      if (mappings.get(i).emit().stream().anyMatch(e -> e.competency().equals(competency.id()))) {
        problems.add(
            path,
            "a competency that is rolled up has no evidence of its own, but $.mappings["
                + i
                + "] emits for it: emit for its children");
      }
    }
  }

  private void gate(String path, Gate gate) {
    if (!levels.contains(gate.fromLevel())) {
      problems.add(path + ".fromLevel", gate.fromLevel() + " is no level of the scale");
    }
    problems.requireNotNegative(path + ".minItems", gate.minItems());
    problems.requireNotNegative(path + ".distinctRaters", gate.distinctRaters());
    if (gate.requiredTypes().contains(EvidenceType.COMPLETION)) {
      problems.add(
          path + ".requiredTypes", "completion proves nothing, so a gate can't ask for it");
    }
    if (gate.requiredTypes().contains(EvidenceType.STATE_CHANGE)) {
      problems.add(path + ".requiredTypes", "a change of state proves nothing");
    }
  }

  private void cycle(String relation, Function<Competency, List<CompetencyId>> next) {
    Map<CompetencyId, List<CompetencyId>> edges = new LinkedHashMap<>();
    competencies.forEach(c -> edges.putIfAbsent(c.id(), next.apply(c)));
    List<CompetencyId> cycle = new CycleSearch(edges).find();
    Integer first = cycle.isEmpty() ? null : indexes.get(cycle.get(0));
    if (first != null) {
      List<String> names = cycle.stream().map(CompetencyId::value).toList();
      problems.add(path(first) + "." + relation, "a cycle: " + String.join(" -> ", names));
    }
  }
}
