package dev.attain.competency.proficiency;

import java.time.Duration;
import java.time.Instant;

/** Exponential forgetting: what is left of a weight after some time. */
final class Decay {
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double NANOS_PER_SECOND = 1e9;

  private Decay() {}

  /** 2^-((to - from) / half-life), within 0..1 for {@code to} at or after {@code from}. */
  static double factor(Instant from, Instant to, double halfLifeDays) {
    Duration passed = Duration.between(from, to);
    double days = (passed.getSeconds() + passed.getNano() / NANOS_PER_SECOND) / SECONDS_PER_DAY;
    return Math.pow(2, -days / halfLifeDays);
  }
}
