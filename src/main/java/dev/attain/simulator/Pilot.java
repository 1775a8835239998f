package dev.attain.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;

/**
 * What is simulated. Equal pilots give equal statements, byte for byte, with equal ids: sending
 * them again stores nothing new.
 *
 * @param learners how many people, 1..100,000
 * @param days how long, 7..730
 * @param seed of everything that is left to chance
 * @param end the day (UTC) before which everything has happened
 */
public record Pilot(int learners, int days, long seed, LocalDate end) {
  public static final int DEFAULT_LEARNERS = 200;
  public static final int DEFAULT_DAYS = 90;
  public static final long DEFAULT_SEED = 42;

  public Pilot {
    Objects.requireNonNull(end);
    if (learners < 1 || learners > 100_000) {
      throw new IllegalArgumentException("learners: " + learners + " is not within 1..100000");
    }
    if (days < 7 || days > 730) {
      throw new IllegalArgumentException("days: " + days + " is not within 7..730");
    }
  }

  /** The first instant of the pilot. */
  public Instant start() {
    return end.minusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first instant after the pilot. */
  public Instant until() {
    return end.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Chance for one subject of the pilot, independent of the others: more learners leave the first
   * ones as they are.
   */
  Random chance(long subject) {
    long state = mix(mix(mix(seed) ^ end.toEpochDay()) ^ days);
    return new Random(mix(state ^ mix(subject)));
  }

  /** The finalizer of SplitMix64: seeds that are near each other give unrelated streams. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
