package dev.attain.analytics.statements.measure;

import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * How often values fell into bins of a fixed grid, and their exact sum. What was added can be taken
 * away again, and the order of both doesn't matter: neither holds for quantile sketches that choose
 * what to keep.
 */
final class Histogram {
  private final Counts bins;
  private long count;
  private long sum;

  Histogram() {
    this(new Counts(), 0);
  }

  /**
   * @param bins how many values each bin has
   * @param sum of all values, in a unit that is the caller's
   */
  Histogram(Counts bins, long sum) {
    this.bins = bins;
    this.sum = sum;
    bins.forEach((bin, values) -> count += values);
  }

  /**
   * @param times 1, or -1 to take a value away
   */
  void add(int bin, long value, int times) {
    count += times;
    sum = Math.addExact(sum, Math.multiplyExact(value, times));
    bins.add(bin, times);
  }

  void add(Histogram other) {
    count += other.count;
    sum = Math.addExact(sum, other.sum);
    bins.add(other.bins);
  }

  long count() {
    return count;
  }

  long sum() {
    return sum;
  }

  Counts bins() {
    return bins;
  }

  /** Whether it has values. */
  boolean hasValues() {
    return bins.size() > 0;
  }

  /**
   * Whether it changes nothing where it is added. A value that came and another one of its bin that
   * was taken away leave no bin, but change the sum.
   */
  boolean isEmpty() {
    return bins.size() == 0 && sum == 0;
  }

  /** The first bin at which at least this share of all values is at or below it. */
  private OptionalInt bin(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count));
    long below = 0;
    for (int i = 0; i < bins.size(); i++) {
      below += bins.count(i);
      if (below >= rank) {
        return OptionalInt.of((int) bins.key(i));
      }
    }
    return OptionalInt.empty();
  }

  /**
   * A quantile, by the nearest rank, as exact as the grid is.
   *
   * @param share 0 for the smallest value, 1 for the largest
   * @param value of a bin
   */
  double quantile(double share, IntToDoubleFunction value) {
    return value.applyAsDouble(bin(share).orElseThrow());
  }
}
