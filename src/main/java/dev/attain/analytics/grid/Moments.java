package dev.attain.analytics.grid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants by number, or none; without an object for each. */
final class Moments {
  private static final long NONE = Long.MIN_VALUE;

  private final long[] seconds;
  private final int[] nanos;

  Moments(int size) {
    seconds = new long[size];
    nanos = new int[size];
    java.util.Arrays.fill(seconds, NONE);
  }

  void set(int number, @Nullable Instant instant) {
    seconds[number] = instant == null ? NONE : instant.getEpochSecond();
    nanos[number] = instant == null ? 0 : instant.getNano();
  }

  @Nullable Instant get(int number) {
    return seconds[number] == NONE ? null : Instant.ofEpochSecond(seconds[number], nanos[number]);
  }
}
