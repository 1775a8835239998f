package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.LoadResult;
import dev.attain.benchmark.load.Script;
import java.time.Duration;
import java.util.Set;

/**
 * How long it took a server to be as it was.
 *
 * @param seconds until a look without refusals whose p99 was at most twice the usual; infinite when
 *     there was none
 * @param stored requests that were answered 200 meanwhile
 */
record Recovery(double seconds, long stored) {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int MOST_LOOKS = 120;
  private static final double NORMAL = 2;

  /**
   * Looks until it is.
   *
   * @param rate calls per second, which the server keeps up with at ease
   * @param usual p99 in milliseconds at that rate
   */
  static Recovery wait(Served server, Script ingest, double rate, double usual) {
    long start = System.nanoTime();
    long stored = 0;
    for (int i = 0; i < MOST_LOOKS; i++) {
      double begun = (System.nanoTime() - start) / 1e9;
      LoadResult look = server.openLoop(ingest, rate, LOOK);
      stored += look.statuses().getOrDefault(200, 0L);
      if (look.statuses().keySet().equals(Set.of(200))
          && look.latencies().quantileMillis(.99) <= NORMAL * usual) {
        return new Recovery(begun, stored);
      }
    }
    return new Recovery(Double.POSITIVE_INFINITY, stored);
  }
}
