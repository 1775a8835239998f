package dev.attain.analytics.rating;

import dev.attain.analytics.Coverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was given a probability came true as often as that says.
 *
 * @param n how many predictions had an outcome
 * @param brier the mean of (probability - outcome)^2 (Brier 1950): 0 is perfect; null without
 *     predictions
 * @param baseline the same for somebody who always says the overall share
 * @param bins ten of equal width that have predictions, ascending
 */
public record Calibration(
    int n, @Nullable Double brier, @Nullable Double baseline, List<Bin> bins) {
  private static final int BINS = 10;

  /** A prediction, 0..1, and what came. */
  public record Outcome(double probability, boolean happened) {
    public Outcome {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("probability " + probability);
      }
    }
  }

  /**
   * Predictions of about the same probability.
   *
   * @param from the least, included
   * @param to the most; included in the last bin only
   * @param observed how many came true, of how many, with the interval
   */
  public record Bin(double from, double to, double meanProbability, Coverage observed) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  public static Calibration of(Collection<Outcome> outcomes) {
    int n = outcomes.size();
    if (n == 0) {
      return new Calibration(0, null, null, List.of());
    }
    double squares = 0;
    int happened = 0;
    double[] sums = new double[BINS];
    int[] counts = new int[BINS];
    int[] came = new int[BINS];
    for (Outcome outcome : outcomes) {
      double actual = outcome.happened() ? 1 : 0;
      squares += (outcome.probability() - actual) * (outcome.probability() - actual);
      happened += outcome.happened() ? 1 : 0;
      int bin = Math.min(BINS - 1, (int) (outcome.probability() * BINS));
      sums[bin] += outcome.probability();
      counts[bin]++;
      came[bin] += outcome.happened() ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        bins.add(
            new Bin(
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                sums[bin] / counts[bin],
                Coverage.of(came[bin], counts[bin])));
      }
    }
    double share = (double) happened / n;
    return new Calibration(n, squares / n, share * (1 - share), bins);
  }
}
