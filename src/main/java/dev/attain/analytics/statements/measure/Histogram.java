package dev.attain.analytics.statements.measure;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * How often values fell into bins of a fixed grid, and their exact sum. What was added can be taken
 * away again, and the order of both doesn't matter: neither holds for quantile sketches that choose
 * what to keep.
 */
final class Histogram {
  private final TreeMap<Integer, Long> bins;
  private long count;
  private long sum;

  Histogram() {
    this(Map.of(), 0);
  }

  /**
   * @param bins how many values each bin has
   * @param sum of all values, in a unit that is the caller's
   */
  Histogram(Map<Integer, Long> bins, long sum) {
    this.bins = new TreeMap<>(bins);
    this.count = bins.values().stream().mapToLong(Long::longValue).sum();
    this.sum = sum;
  }

  /**
   * @param times 1, or -1 to take a value away
   */
  void add(int bin, long value, int times) {
    count += times;
    sum = Math.addExact(sum, Math.multiplyExact(value, times));
    addBin(bin, times);
  }

  void add(Histogram other) {
    count += other.count;
    sum = Math.addExact(sum, other.sum);
    other.bins.forEach(this::addBin);
  }

  private void addBin(int bin, long times) {
    if (bins.merge(bin, times, Long::sum) == 0) {
      bins.remove(bin);
    }
  }

  long count() {
    return count;
  }

  long sum() {
    return sum;
  }

  Map<Integer, Long> bins() {
    return bins;
  }

  boolean isEmpty() {
    return bins.isEmpty();
  }

  /** The first bin at which at least this share of all values is at or below it. */
  private OptionalInt bin(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count));
    long below = 0;
    for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
      below += bin.getValue();
      if (below >= rank) {
        return OptionalInt.of(bin.getKey());
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
