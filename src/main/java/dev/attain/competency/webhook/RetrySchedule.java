package dev.attain.competency.webhook;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * When a delivery is tried again: after a pause that doubles, less up to half of it by chance, so
 * that receivers which come back aren't met by everybody at once.
 *
 * @param first the pause after the first failure
 * @param longest the longest one
 * @param attempts after so many a change is set aside
 */
public record RetrySchedule(Duration first, Duration longest, int attempts) {
  /** About half an hour altogether. */
  public static final RetrySchedule USUAL =
      new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(10), 12);

  public RetrySchedule {
    Objects.requireNonNull(first);
    Objects.requireNonNull(longest);
    if (attempts < 1) {
      throw new IllegalArgumentException(attempts + " attempts");
    }
  }

  /**
   * @param failures in a row, at least 1
   */
  Duration pause(int failures, RandomGenerator chance) {
    Duration pause = first;
    for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    long millis = Math.max(1, Math.min(pause.toMillis(), longest.toMillis()));
    return Duration.ofMillis(millis - chance.nextLong(millis / 2 + 1));
  }
}
