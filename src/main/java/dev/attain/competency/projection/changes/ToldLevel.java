package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What readers of changes have been told last of one person's one competency. Changes are told
 * against it, so that they form a chain: the level that one says is since, the next says was
 * before.
 *
 * @param framework its id
 * @param level null for none
 * @param atRisk whether it was told that the level is at risk
 * @param due when to look again without new evidence; null for never. It may be early, never late
 * @param overrides those of the level that are in force or to come, as far as they are known here
 * @param override whose level was told; null when it was the computed one
 */
public record ToldLevel(
    String framework,
    PersonId person,
    CompetencyId competency,
    @Nullable Integer level,
    boolean atRisk,
    @Nullable Instant due,
    List<LevelOverride> overrides,
    @Nullable LevelOverride override) {
  /** How long before a level ends it counts as at risk. */
  public static final Duration AT_RISK = Duration.ofDays(30);

  public ToldLevel {
    // What was written before there were overrides here has none.
    overrides = overrides == null ? List.of() : List.copyOf(overrides);
  }

  /** For what nothing was told of yet. */
  public static ToldLevel nothing(String framework, PersonId person, CompetencyId competency) {
    return new ToldLevel(framework, person, competency, null, false, null, List.of(), null);
  }

  /**
   * What is told once it is known how the level stands now.
   *
   * @param all the overrides of the level that are known now
   */
  ToldLevel then(LevelNow now, List<LevelOverride> all, Instant instant) {
    List<LevelOverride> notOver =
        all.stream().filter(override -> override.until().isAfter(instant)).toList();
    Instant lapsesAt = now.lapsesAt();
    Instant risk = lapsesAt == null ? null : lapsesAt.minus(AT_RISK);
    boolean isAtRisk = risk != null && !risk.isAfter(instant);
    Instant due = LevelNow.earliest(isAtRisk ? lapsesAt : risk, now.lookAgain());
    return new ToldLevel(
        framework, person, competency, now.level(), isAtRisk, due, notOver, now.override());
  }

  /** The same, to be looked at again at an instant. */
  ToldLevel dueAt(Instant instant) {
    return new ToldLevel(
        framework, person, competency, level, atRisk, instant, overrides, override);
  }

  /**
   * Whether the levels, the risk and the overrides are the same, and this one is not due too late
   * for that.
   */
  boolean serves(ToldLevel other) {
    return java.util.Objects.equals(level, other.level)
        && atRisk == other.atRisk
        && overrides.equals(other.overrides)
        && java.util.Objects.equals(override, other.override)
        && (other.due == null || due != null && !due.isAfter(other.due));
  }
}
