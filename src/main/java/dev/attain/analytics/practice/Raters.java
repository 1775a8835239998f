package dev.attain.analytics.practice;

import dev.attain.analytics.dashboard.Basis;
import dev.attain.analytics.rating.CohenKappa;
import dev.attain.analytics.rating.KrippendorffAlpha;
import dev.attain.analytics.rating.KrippendorffAlpha.Metric;
import dev.attain.analytics.rating.RaterSeverity;
import dev.attain.competency.framework.CompetencyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the raters of a competency agree.
 *
 * @param cut whether there was more than was looked at
 * @param pairs the most units in common first
 * @param severity the most severe first
 */
public record Raters(
    Basis basis,
    CompetencyId competency,
    int windowDays,
    boolean cut,
    Alpha alpha,
    List<Pair> pairs,
    List<RaterSeverity> severity) {

  /** Krippendorff's alpha of scores (interval) and of levels (ordinal). */
  public record Alpha(
      @Nullable Double interval, @Nullable Double ordinal, int units, int ratings) {}

  /** Two raters' agreement on levels, beyond chance. */
  public record Pair(
      List<String> raters,
      int n,
      @Nullable Double observed,
      @Nullable Double expected,
      @Nullable Double kappa) {
    static Pair of(List<String> raters, CohenKappa kappa) {
      return new Pair(raters, kappa.n(), kappa.observed(), kappa.expected(), kappa.kappa());
    }
  }

  public static Raters of(Basis basis, CompetencyId competency, RatedUnits units) {
    KrippendorffAlpha interval = KrippendorffAlpha.of(units.scores(), Metric.INTERVAL);
    return new Raters(
        basis,
        competency,
        RatedUnits.WINDOW_DAYS,
        units.isCut(),
        new Alpha(
            interval.alpha(),
            KrippendorffAlpha.of(units.levels(), Metric.ORDINAL).alpha(),
            interval.units(),
            interval.ratings()),
        units.pairs(),
        RaterSeverity.of(units.byRater()));
  }
}
