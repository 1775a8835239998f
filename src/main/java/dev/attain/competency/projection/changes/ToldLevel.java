package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.people.PersonId;
import java.time.Duration;
import java.time.Instant;
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
 */
public record ToldLevel(
    String framework,
    PersonId person,
    CompetencyId competency,
    @Nullable Integer level,
    boolean atRisk,
    @Nullable Instant due) {
  /** How long before a level ends it counts as at risk. */
  public static final Duration AT_RISK = Duration.ofDays(30);

  static ToldLevel nothing(String framework, PersonId person, CompetencyId competency) {
    return new ToldLevel(framework, person, competency, null, false, null);
  }

  /** What is told once it is known how the level stands now. */
  ToldLevel then(LevelNow now, Instant instant) {
    Instant lapsesAt = now.lapsesAt();
    if (lapsesAt == null) {
      return new ToldLevel(framework, person, competency, now.level(), false, null);
    }
    Instant risk = lapsesAt.minus(AT_RISK);
    boolean isAtRisk = !risk.isAfter(instant);
    return new ToldLevel(
        framework, person, competency, now.level(), isAtRisk, isAtRisk ? lapsesAt : risk);
  }

  /** Whether the levels and the risk are the same, and this one is not due too late for that. */
  boolean serves(ToldLevel other) {
    return java.util.Objects.equals(level, other.level)
        && atRisk == other.atRisk
        && (other.due == null || due != null && !due.isAfter(other.due));
  }
}
