package dev.attain.analytics.risk;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What completing a resource was followed by: the change of P(level met) from just before somebody
 * completed it to the latest evidence within {@link #WITHIN_DAYS} days after. It compares people
 * with themselves and has no control group: other learning of those days is in it.
 *
 * @param people whose change is known
 * @param mean of the changes, -1..1; null while fewer than {@link #FEWEST} people are known
 * @param low of the 95% interval of the mean (normal approximation); null as the mean
 * @param high likewise
 */
public record ResourceEffect(
    int people, @Nullable Double mean, @Nullable Double low, @Nullable Double high) {
  /** Fewer changes than these say nothing. */
  public static final int FEWEST = 5;

  /** How long after a completion evidence still counts as its consequence. */
  public static final int WITHIN_DAYS = 90;

  public static final ResourceEffect UNKNOWN = new ResourceEffect(0, null, null, null);

  private static final double Z = 1.959963984540054;

  /** The effect by the changes of some people, each -1..1. */
  public static ResourceEffect of(Collection<Double> changes) {
    int n = changes.size();
    if (n < FEWEST) {
      return new ResourceEffect(n, null, null, null);
    }
    double mean = changes.stream().mapToDouble(Double::doubleValue).sum() / n;
    double squares = changes.stream().mapToDouble(c -> (c - mean) * (c - mean)).sum();
    double margin = Z * Math.sqrt(squares / (n - 1) / n);
    return new ResourceEffect(n, mean, mean - margin, mean + margin);
  }

  public boolean isKnown() {
    return mean != null;
  }

  /**
   * By how much the risk falls for each hour spent: stake x effect / hours. Null when the effect or
   * the hours are not known.
   *
   * @param stake the gap score of somebody who certainly lacks the level
   */
  public @Nullable Double riskReductionPerHour(double stake, @Nullable Double hours) {
    return mean == null || hours == null || hours <= 0 ? null : stake * mean / hours;
  }
}
