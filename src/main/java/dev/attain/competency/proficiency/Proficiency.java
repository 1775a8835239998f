package dev.attain.competency.proficiency;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence says about one person's one competency at an instant.
 *
 * @param method name and version, for example {@code beta-decay@1}
 * @param estimate of the true score
 * @param levels ascending
 * @param currentLevel the highest level that holds together with all below it; null when none does
 * @param items how many items of evidence count
 * @param override what somebody decided instead, where that is in force; the figures stay as
 *     computed beside it
 */
public record Proficiency(
    FrameworkVersion framework,
    PersonId person,
    CompetencyId competency,
    String method,
    Instant asOf,
    Estimate estimate,
    List<LevelStanding> levels,
    @Nullable Integer currentLevel,
    int items,
    @Nullable LevelOverride override) {

  /**
   * How a level stands.
   *
   * @param cut the true score from which a person is at this level
   * @param probability that the true score is at least the cut; null when the method has none
   * @param reached whether the figure alone is good enough: the probability, where there is one, is
   *     at least gamma, else the estimate is at least the cut
   * @param missing what the level's gates lack; empty when they are met
   * @param holds whether it is reached and no gate lacks anything
   */
  public record LevelStanding(
      int level,
      String name,
      double cut,
      @Nullable Double probability,
      boolean reached,
      List<Shortfall> missing,
      boolean holds) {
    public LevelStanding {
      Objects.requireNonNull(name);
      missing = List.copyOf(missing);
    }

    public boolean gatesMet() {
      return missing.isEmpty();
    }
  }

  public Proficiency {
    Objects.requireNonNull(framework);
    Objects.requireNonNull(person);
    Objects.requireNonNull(competency);
    Objects.requireNonNull(method);
    Objects.requireNonNull(asOf);
    Objects.requireNonNull(estimate);
    levels = List.copyOf(levels);
  }

  /** The estimated true score; null when there is none. */
  public @Nullable Double mean() {
    return estimate.mean();
  }

  /** The level that counts: the overriding one where there is one, else the current one. */
  public @Nullable Integer effectiveLevel() {
    return override == null ? currentLevel : override.level();
  }

  /** The same figures, overridden. */
  public Proficiency overriddenBy(LevelOverride by) {
    return new Proficiency(
        framework, person, competency, method, asOf, estimate, levels, currentLevel, items, by);
  }

  /** Whether this level, and with it every one below, holds or is overridden to. */
  public boolean isAt(int level) {
    Integer effective = effectiveLevel();
    return effective != null && effective >= level;
  }

  public Optional<LevelStanding> findLevel(int level) {
    return levels.stream().filter(standing -> standing.level() == level).findFirst();
  }

  /** The lowest level above the current one. */
  public Optional<LevelStanding> findNextLevel() {
    return levels.stream()
        .filter(standing -> currentLevel == null || standing.level() > currentLevel)
        .findFirst();
  }
}
