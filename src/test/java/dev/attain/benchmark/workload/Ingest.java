package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.LoadResult;
import dev.attain.benchmark.sample.BenchmarkStatements;
import java.util.List;

/**
 * Statements as fast as they are taken, by closed loops; then at 80% of the best rate by an open
 * one, which says how long senders wait who don't wait for each other.
 *
 * @param batch statements in each request
 * @param connections of each closed loop
 */
public record Ingest(String name, String purpose, int batch, List<Integer> connections)
    implements Workload {
  private static final double EASE = 0.8;

  public Ingest {
    connections = List.copyOf(connections);
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    Served server = bench.serve("server");
    try (server) {
      bench.warmUp(server, statements, batch);
      double best = 0;
      for (int round = 0; round < bench.settings().rounds(); round++) {
        for (int count : connections) {
          Measured measured =
              Measured.settled(
                  server,
                  () ->
                      server.closedLoop(
                          count,
                          connection -> Scripts.ingest(statements, batch),
                          bench.settings().round(),
                          Long.MAX_VALUE));
          measured.report(bench.report(), count + " connections, ", "statements");
          best = Math.max(best, measured.load().unitsPerSecond());
        }
      }
      open(bench, server, statements, EASE * best);
      bench
          .report()
          .lower("disk", "bytes each", (double) server.usage().diskBytes() / statements.made());
      server.end("");
    }
  }

  private void open(Bench bench, Served server, BenchmarkStatements statements, double rate) {
    for (int round = 0; round < bench.settings().rounds(); round++) {
      Measured measured =
          Measured.settled(
              server,
              () ->
                  server.openLoop(
                      Scripts.ingest(statements, batch), rate / batch, bench.settings().round()));
      LoadResult load = measured.load();
      String label = "open loop at 80% of the best rate, ";
      measured.report(bench.report(), label, "statements");
      bench.report().lower(label + "p99.9", "ms", load.latencies().quantileMillis(.999));
      bench.report().lower(label + "requests not sent", "", load.unsent());
    }
  }
}
