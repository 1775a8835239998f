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
 * What the evidence says about one person's one competency at an instant: a Beta(a, b) distribution
 * of the true score, and what follows from it.
 *
 * @param method name and version, for example {@code beta-decay@1}
 * @param a prior and evidence for, above 0
 * @param b prior and evidence against, above 0
 * @param mean a / (a + b)
 * @param low the 5% quantile
 * @param high the 95% quantile; low to high is the 90% interval
 * @param levels ascending
 * @param currentLevel the highest level that holds together with all below it; null when none does
 * @param items how many items of evidence count
 */
public record Proficiency(
    FrameworkVersion framework,
    PersonId person,
    CompetencyId competency,
    String method,
    Instant asOf,
    double a,
    double b,
    double mean,
    double low,
    double high,
    List<LevelStanding> levels,
    @Nullable Integer currentLevel,
    int items) {

  /**
   * How a level stands.
   *
   * @param cut the true score from which a person is at this level
   * @param probability that the true score is at least the cut
   * @param missing what the level's gates lack; empty when they are met
   * @param holds whether the probability reaches gamma and no gate lacks anything
   */
  public record LevelStanding(
      int level,
      String name,
      double cut,
      double probability,
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
    levels = List.copyOf(levels);
  }

  /** Whether this level, and with it every one below, holds. */
  public boolean isAt(int level) {
    return currentLevel != null && currentLevel >= level;
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
