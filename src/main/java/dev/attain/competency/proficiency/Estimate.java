package dev.attain.competency.proficiency;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a method says of the true score, and what it can't say. A figure that is null has its reason
 * beside it: none is made up.
 *
 * @param mean the estimated true score, within 0..1
 * @param whyNoMean null when there is a mean
 * @param low the 5% quantile of the true score
 * @param high the 95% quantile; low to high is the 90% interval
 * @param whyNoInterval null when there is an interval
 * @param whyNoProbability null when levels have a probability
 * @param terms what the method itself computes, by name: {@code a} and {@code b} of a Beta
 *     distribution, the probability {@code known}, the {@code ability} in logits
 */
public record Estimate(
    @Nullable Double mean,
    @Nullable String whyNoMean,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String whyNoInterval,
    @Nullable String whyNoProbability,
    Map<String, Double> terms) {
  public Estimate {
    if ((mean == null) == (whyNoMean == null)
        || (low == null) == (whyNoInterval == null)
        || (low == null) != (high == null)) {
      throw new IllegalArgumentException("either a figure or the reason why there is none");
    }
    terms = Collections.unmodifiableMap(new TreeMap<>(terms));
  }

  /** A mean without an interval. */
  public static Estimate point(
      double mean,
      String whyNoInterval,
      @Nullable String whyNoProbability,
      Map<String, Double> terms) {
    return new Estimate(mean, null, null, null, whyNoInterval, whyNoProbability, terms);
  }

  /** Nothing, with one reason for all. */
  public static Estimate none(String why) {
    Objects.requireNonNull(why);
    return new Estimate(null, why, null, null, why, why, Map.of());
  }
}
