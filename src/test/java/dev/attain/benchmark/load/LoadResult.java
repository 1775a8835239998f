package dev.attain.benchmark.load;

import java.util.Map;

/**
 * What a run gave.
 *
 * @param units what its answered calls carried
 * @param seconds from the first request to the last answer
 * @param unsent requests that fell due and were not sent, because too many were without an answer;
 *     0 in closed loops. When there are any, the rate could not be kept up.
 * @param statuses how often each was answered
 */
public record LoadResult(
    long calls,
    long units,
    double seconds,
    Latencies latencies,
    long unsent,
    Map<Integer, Long> statuses) {
  public LoadResult {
    statuses = Map.copyOf(statuses);
  }

  public double unitsPerSecond() {
    return units / seconds;
  }
}
