package dev.attain.benchmark;

import java.util.Arrays;

/** Durations in nanoseconds, and their quantiles in milliseconds. */
final class Latencies {
  private long[] nanos = new long[1024];
  private int size;

  synchronized void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = duration;
  }

  synchronized int count() {
    return size;
  }

  /** The {@code q}-quantile (0..1) in milliseconds; not a number when nothing was measured. */
  synchronized double quantileMillis(double q) {
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[
            Math.min(
                size - 1, (int) Math.ceil(q * size) - 1 < 0 ? 0 : (int) Math.ceil(q * size) - 1)]
        / 1e6;
  }
}
