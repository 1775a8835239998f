package dev.attain.conformance;

import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Target;
import dev.attain.conformance.lrs.Version;
import dev.attain.conformance.scenarios.Scenarios;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A run of the cases against one target. Each case is tried once in a version. */
final class Examination {
  private final Target target;
  private final Map<String, List<Case>> cases = new HashMap<>();
  private final Map<Version, Map<Case, Optional<String>>> tried = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  Examination(Target target) {
    this.target = target;
    List<Case> all = new ArrayList<>(StatementCase.all());
    all.addAll(RequestCase.all());
    all.addAll(ScenarioCase.all(Scenarios.ALL));
    for (Case each : all) {
      each.numbers()
          .forEach(number -> cases.computeIfAbsent(number, n -> new ArrayList<>()).add(each));
    }
  }

  /** The numbers that cases name and the table of requirements does not. */
  Set<String> unknownNumbers() {
    Set<String> unknown = new TreeSet<>(cases.keySet());
    Requirements.ALL.forEach(requirement -> unknown.remove(requirement.number()));
    return unknown;
  }

  /** The numbers that the table of requirements names twice. */
  static Set<String> doubleNumbers() {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new TreeSet<>();
    Requirements.ALL.stream()
        .map(Requirement::number)
        .filter(number -> !seen.add(number))
        .forEach(twice::add);
    return twice;
  }

  /** Tries what there is to try for a requirement. */
  Finding examine(Requirement requirement, Version version) {
    List<Case> mine =
        cases.getOrDefault(requirement.number(), List.of()).stream()
            .filter(each -> each.versions().contains(version) && each.canBeTried(target))
            .toList();
    List<String> failures =
        mine.stream()
            .flatMap(each -> tried(each, version).map(why -> each.name() + ": " + why).stream())
            .toList();
    Finding finding = finding(requirement, version, mine.size(), failures);
    findings.add(finding);
    return finding;
  }

  private static Finding finding(
      Requirement requirement, Version version, int cases, List<String> failures) {
    if (cases > 0) {
      Outcome outcome = failures.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
      return new Finding(requirement, version, outcome, cases, failures);
    }
    return requirement
        .notTestable()
        .map(why -> new Finding(requirement, version, Outcome.NOT_TESTABLE, 0, List.of(why)))
        .orElseGet(
            () ->
                new Finding(requirement, version, Outcome.NOT_COVERED, 0, List.of("no case yet")));
  }

  private Optional<String> tried(Case each, Version version) {
    return tried
        .computeIfAbsent(version, v -> new HashMap<>())
        .computeIfAbsent(each, c -> failure(c, version));
  }

  @SuppressWarnings("IllegalCatch")
  private Optional<String> failure(Case each, Version version) {
    try {
      each.run(Lrs.of(target, version));
      return Optional.empty();
    } catch (Exception | AssertionError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** What was found up to now, in the order of the table. */
  List<Finding> findings() {
    return Collections.unmodifiableList(findings);
  }
}
