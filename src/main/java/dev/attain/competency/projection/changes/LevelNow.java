package dev.attain.competency.projection.changes;

import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.ProficiencyMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What time has left of a level.
 *
 * @param level null for none
 * @param lapsesAt when it ends by time alone; null for never
 * @param lapsedAt when the last level that has ended by time alone did; null when none has
 * @param override whose level it is; null when it is the computed one
 * @param lookAgain when another override begins or ends, or may; null for never
 */
record LevelNow(
    @Nullable Integer level,
    @Nullable Instant lapsesAt,
    @Nullable Instant lapsedAt,
    @Nullable LevelOverride override,
    @Nullable Instant lookAgain) {

  /** With the override that is in force, of several the one decided last. */
  static LevelNow of(Assessed assessed, List<LevelOverride> overrides, Instant now) {
    Optional<LevelOverride> inForce =
        overrides.stream()
            .filter(override -> override.inForceAt(now))
            .reduce((earlier, later) -> later);
    LevelNow computed = assessed.at(now);
    Instant lookAgain = earliest(computed.lookAgain, nextOf(overrides, now));
    if (inForce.isEmpty()) {
      return new LevelNow(computed.level, computed.lapsesAt, computed.lapsedAt, null, lookAgain);
    }
    LevelOverride override = inForce.get();
    LevelNow after = of(assessed, overrides, override.until());
    Instant lapsesAt =
        rank(after.level) < rank(override.level()) ? override.until() : after.lapsesAt;
    return new LevelNow(override.level(), lapsesAt, null, override, lookAgain);
  }

  /** When the next of these begins or ends; null for never. */
  static @Nullable Instant nextOf(List<LevelOverride> overrides, Instant now) {
    return overrides.stream()
        .flatMap(override -> Stream.of(override.from(), override.until()))
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** The earlier of two instants, of which null is never. */
  static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }

  /** Orders levels, of which null is none. */
  static long rank(@Nullable Integer level) {
    return level == null ? Long.MIN_VALUE : level;
  }

  /** Goes from lapse to lapse. A level that decay alone lifts again is not looked for. */
  static LevelNow of(Figure figure, Instant now) {
    Portfolio portfolio = figure.portfolio();
    ProficiencyMethod method = ProficiencyMethod.of(portfolio.competency().method().id());
    Integer level = figure.level();
    Instant lapsesAt = figure.lapsesAt();
    Instant lapsedAt = null;
    while (lapsesAt != null && !lapsesAt.isAfter(now)) {
      Instant lapse = lapsesAt;
      level = method.standing(portfolio, method.sums(portfolio, lapse), lapse).currentLevel();
      Optional<Instant> next = level == null ? Optional.empty() : method.lapsesAt(portfolio, lapse);
      lapsesAt = next.filter(after -> after.isAfter(lapse)).orElse(null);
      lapsedAt = lapse;
    }
    return new LevelNow(level, lapsesAt, lapsedAt, null, null);
  }
}
