package dev.attain.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Durations, to three digits, from a microsecond to ten minutes; longer ones count as ten. */
public final class Latencies {
  private static final long LEAST = 1_000;
  private static final long MOST = Duration.ofMinutes(10).toNanos();
  private static final int DIGITS = 3;

  private final Histogram nanos = new Histogram(LEAST, MOST, DIGITS);

  public synchronized void add(long duration) {
    nanos.recordValue(Math.max(0, Math.min(MOST, duration)));
  }

  /** Adds the time from when a request fell due, not from when it was sent. */
  synchronized void addSince(long due, long answered) {
    add(answered - due);
  }

  public synchronized long count() {
    return nanos.getTotalCount();
  }

  /** The {@code q}-quantile (0..1) in milliseconds; not a number when nothing was measured. */
  public synchronized double quantileMillis(double q) {
    return count() == 0 ? Double.NaN : nanos.getValueAtPercentile(q * 100) / 1e6;
  }
}
