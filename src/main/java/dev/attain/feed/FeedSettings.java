package dev.attain.feed;

import java.time.Duration;

/**
 * How a reader goes about its work.
 *
 * @param batchSize the most statements at once, 1 to 10,000
 * @param pollInterval how often to look without a signal: in a cluster others append too, and the
 *     safe horizon moves on with time
 * @param firstBackOff the pause after the first failure; each further one doubles it
 * @param longestBackOff the longest such pause
 */
public record FeedSettings(
    int batchSize, Duration pollInterval, Duration firstBackOff, Duration longestBackOff) {
  public static final FeedSettings DEFAULT =
      new FeedSettings(
          4_000, Duration.ofMillis(500), Duration.ofMillis(100), Duration.ofSeconds(30));

  public FeedSettings {
    if (batchSize < 1 || batchSize > 10_000) {
      throw new IllegalArgumentException("batch size " + batchSize + " is not within 1..10,000");
    }
  }

  Duration backOff(int failures) {
    Duration pause = firstBackOff;
    for (int i = 1; i < failures && pause.compareTo(longestBackOff) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestBackOff) < 0 ? pause : longestBackOff;
  }
}
