package dev.attain.analytics;

/**
 * One subject under observation, in any unit of time.
 *
 * @param entry when it comes under observation, at least 0; above 0 is left truncation
 * @param exit when the event happened or observation ended, above {@code entry}
 * @param event whether the event happened at {@code exit}; otherwise the subject is censored there
 */
public record Observation(double entry, double exit, boolean event) {
  public Observation {
    if (!(entry >= 0) || !(exit > entry) || Double.isInfinite(exit)) {
      throw new IllegalArgumentException("observed from " + entry + " to " + exit);
    }
  }

  public static Observation event(double time) {
    return new Observation(0, time, true);
  }

  public static Observation censored(double time) {
    return new Observation(0, time, false);
  }

  /** Whether the subject is at risk just before {@code time}. */
  boolean atRisk(double time) {
    return entry < time && time <= exit;
  }
}
