package dev.attain.analytics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How many of the people who should be at a level are.
 *
 * @param atLevel 0..required
 * @param share atLevel / required; null when nobody is required
 * @param interval the 95% Jeffreys interval of the share: the 2.5% and 97.5% quantiles of Beta(x +
 *     1/2, n - x + 1/2), with 0 as the low end when x = 0 and 1 as the high end when x = n (Brown,
 *     Cai, DasGupta 2001); unknown when nobody is required
 */
public record Coverage(int atLevel, int required, @Nullable Double share, Interval interval) {
  private static final double TAIL = 0.025;

  /**
   * The share and its interval.
   *
   * @throws IllegalArgumentException unless 0 is at most {@code atLevel}, which is at most {@code
   *     required}
   */
  public static Coverage of(int atLevel, int required) {
    if (atLevel < 0 || atLevel > required) {
      throw new IllegalArgumentException(atLevel + " of " + required);
    }
    if (required == 0) {
      return new Coverage(0, 0, null, Interval.UNKNOWN);
    }
    BetaDistribution beta = BetaDistribution.of(atLevel + 0.5, required - atLevel + 0.5);
    return new Coverage(
        atLevel,
        required,
        (double) atLevel / required,
        new Interval(
            atLevel == 0 ? 0 : beta.inverseCumulativeProbability(TAIL),
            atLevel == required ? 1 : beta.inverseSurvivalProbability(TAIL)));
  }
}
