package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.LoadClient;
import dev.attain.benchmark.sample.BenchmarkFramework;
import dev.attain.benchmark.sample.BenchmarkStatements;

/** How far evidence is behind statements while they come in as fast as they are taken. */
public record Lag() implements Workload {
  private static final int CONNECTIONS = 16;
  private static final int BATCH = 50;

  @Override
  public String name() {
    return "evidence-lag";
  }

  @Override
  public String purpose() {
    return "from a statement's 200 to its learner's figure, under full ingest with projection";
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    Served server = bench.serve("server");
    try (server) {
      Frameworks.publish(server, BenchmarkFramework.json());
      bench.warmUp(server, statements, BATCH);
      for (int round = 0; round < bench.settings().rounds(); round++) {
        BenchmarkStatements probes = new BenchmarkStatements(bench.settings().seed() + 1 + round);
        try (LoadClient client = server.client(1)) {
          EvidenceLag lag = new EvidenceLag(client, probes, round);
          lag.start();
          Measured measured =
              Measured.of(
                  server,
                  () ->
                      server.closedLoop(
                          CONNECTIONS,
                          connection -> Scripts.ingest(statements, BATCH),
                          bench.settings().round(),
                          Long.MAX_VALUE));
          double last = lag.stop();
          server.settle();
          measured.report(bench.report(), "ingest with projection, ", "statements");
          bench.report().lower("lag, p50", "ms", lag.latencies().quantileMillis(.5));
          bench.report().lower("lag, p99", "ms", lag.latencies().quantileMillis(.99));
          bench.report().neither("lag, probes", "", lag.latencies().count());
          bench.report().lower("lag, last probe after the end", "ms", last);
        }
      }
      server.end("");
    }
  }
}
