package dev.attain.competency.projection.changes;

import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.ProficiencyMethod;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What time has left of a computed level.
 *
 * @param level null for none
 * @param lapsesAt when it ends by time alone; null for never
 * @param lapsedAt when the last level that has ended by time alone did; null when none has
 */
record LevelNow(@Nullable Integer level, @Nullable Instant lapsesAt, @Nullable Instant lapsedAt) {

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
    return new LevelNow(level, lapsesAt, lapsedAt);
  }
}
