package dev.attain.competency.framework.catalog;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What keeps a sound draft from being staged: its place among the versions, and its dates. */
final class StagingCheck {
  private StagingCheck() {}

  /**
   * @param all the stored versions of all frameworks
   */
  static List<Problem> problems(Framework staged, List<Framework> all, LocalDate today) {
    List<Problem> problems = new ArrayList<>(past(staged, today));
    Map<String, Framework> byVersion =
        all.stream()
            .filter(other -> other.id().equals(staged.id()))
            .collect(Collectors.toMap(Framework::version, Function.identity()));
    String before = staged.wasRevisionOf();
    if (before != null && !byVersion.containsKey(before)) {
      problems.add(
          new Problem(
              "$.wasRevisionOf", "version " + before + " of " + staged.id() + " is not stored"));
    }
    findReturn(staged, byVersion)
        .ifPresent(
            by ->
                problems.add(
                    new Problem(
                        "$.wasRevisionOf",
                        "version " + by + " is itself a revision of " + staged.version())));
    return problems;
  }

  /** The version by which the line of revisions comes back to this one. */
  private static Optional<String> findReturn(Framework staged, Map<String, Framework> byVersion) {
    Set<String> seen = new HashSet<>();
    @Nullable String version = staged.wasRevisionOf();
    while (version != null && byVersion.containsKey(version) && seen.add(version)) {
      @Nullable String before = Objects.requireNonNull(byVersion.get(version)).wasRevisionOf();
      if (staged.version().equals(before)) {
        return Optional.of(version);
      }
      version = before;
    }
    return Optional.empty();
  }

  static List<Problem> past(Framework framework, LocalDate today) {
    LocalDate last = framework.effectiveTo();
    return last != null && last.isBefore(today)
        ? List.of(
            new Problem("$.effectiveTo", last + " is past: the version would never be in force"))
        : List.of();
  }
}
