package dev.attain.competency.dryrun;

import dev.attain.competency.dryrun.Reason.Kind;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what two versions say of people, at one instant. Pure. */
final class PersonComparison {
  private final Framework now;
  private final Framework then;
  private final RuleDifferences rules;
  private final Instant asOf;

  /**
   * @param now the version that answers; one without competencies when none does
   */
  PersonComparison(Framework now, Framework then, Instant asOf) {
    this.now = now;
    this.then = then;
    this.rules = new RuleDifferences(now, then);
    this.asOf = asOf;
  }

  /** The competencies of both versions, those of the version tried first. */
  private List<CompetencyId> competencies() {
    Map<CompetencyId, Boolean> all = new LinkedHashMap<>();
    then.competencies().forEach(c -> all.put(c.id(), true));
    now.competencies().forEach(c -> all.put(c.id(), true));
    return List.copyOf(all.keySet());
  }

  /** The levels that change, in the framework's order. */
  List<LevelChange> changes(
      HeldPeople.Held held, Map<CompetencyId, List<LevelOverride>> overrides) {
    Dossier before = dossier(now, held.person(), held.now(), overrides);
    Dossier after = dossier(then, held.person(), held.then(), overrides);
    List<LevelChange> changes = new ArrayList<>();
    for (CompetencyId id : competencies()) {
      Integer from = level(before, id);
      Integer to = level(after, id);
      if (!Objects.equals(from, to)) {
        changes.add(new LevelChange(id, code(id), from, to, reasons(before, after, id)));
      }
    }
    return changes;
  }

  private static Dossier dossier(
      Framework framework,
      PersonId person,
      Collection<Evidence> evidence,
      Map<CompetencyId, List<LevelOverride>> overrides) {
    Map<CompetencyId, List<Evidence>> byCompetency =
        evidence.stream().collect(Collectors.groupingBy(Evidence::competency));
    List<Portfolio> portfolios =
        framework.competencies().stream()
            .filter(competency -> byCompetency.containsKey(competency.id()))
            .map(
                competency ->
                    new Portfolio(
                        framework.versionId(),
                        person,
                        competency,
                        framework.scale(),
                        byCompetency.getOrDefault(competency.id(), List.of())))
            .toList();
    return Dossier.of(framework, person, portfolios, overrides);
  }

  private @Nullable Integer level(Dossier dossier, CompetencyId id) {
    return dossier
        .framework()
        .findCompetency(id)
        .map(competency -> dossier.proficiency(competency, asOf))
        .map(Proficiency::effectiveLevel)
        .orElse(null);
  }

  private String code(CompetencyId id) {
    return then.findCompetency(id)
        .or(() -> now.findCompetency(id))
        .map(Competency::code)
        .orElseThrow();
  }

  private List<Reason> reasons(Dossier before, Dossier after, CompetencyId id) {
    Competency was = now.findCompetency(id).orElse(null);
    Competency is = then.findCompetency(id).orElse(null);
    if (was == null || is == null) {
      String words =
          was == null ? "the competency is new" : "the version no longer has the competency";
      return List.of(new Reason(Kind.COMPETENCY, true, words, null));
    }
    return was.rollup() == null && is.rollup() == null
        ? new ReasonSearch(before.portfolio(was), after.portfolio(is), rules, asOf).reasons()
        : rollupReasons(before, after, was, is);
  }

  private List<Reason> rollupReasons(Dossier before, Dossier after, Competency was, Competency is) {
    List<Reason> reasons = new ArrayList<>();
    if (!Objects.equals(was.rollup(), is.rollup())) {
      reasons.add(new Reason(Kind.ROLL_UP, true, rollupInWords(was, is), null));
    }
    List<String> children =
        competencies().stream()
            .filter(id -> isChild(now, id, was) || isChild(then, id, is))
            .filter(id -> !Objects.equals(figures(before, id), figures(after, id)))
            .map(this::code)
            .toList();
    if (!children.isEmpty()) {
      reasons.add(
          new Reason(
              Kind.CHILDREN,
              reasons.isEmpty(),
              "other figures of " + String.join(", ", children),
              null));
    }
    if (!now.scale().equals(then.scale())) {
      reasons.add(
          new Reason(Kind.SCALE, reasons.isEmpty(), "the scale has other levels or cuts", null));
    }
    if (!was.gates().equals(is.gates())) {
      reasons.add(new Reason(Kind.GATES, reasons.isEmpty(), "the gates are others", null));
    }
    return reasons;
  }

  private static String rollupInWords(Competency was, Competency is) {
    return was.methodId().equals(is.methodId())
        ? "the roll-up has other weights or points"
        : "the figure is by " + is.methodId() + " instead of " + was.methodId();
  }

  private static boolean isChild(Framework framework, CompetencyId id, Competency parent) {
    return framework.findCompetency(id).filter(c -> parent.id().equals(c.parent())).isPresent();
  }

  /** What a roll-up takes from a child. */
  private record Figures(@Nullable Integer level, @Nullable Double mean, int items) {}

  private @Nullable Figures figures(Dossier dossier, CompetencyId id) {
    return dossier
        .framework()
        .findCompetency(id)
        .map(competency -> dossier.proficiency(competency, asOf))
        .map(p -> new Figures(p.effectiveLevel(), p.mean(), p.items()))
        .orElse(null);
  }
}
