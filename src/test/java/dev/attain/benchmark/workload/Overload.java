package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Answer;
import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.LoadClient;
import dev.attain.benchmark.load.LoadResult;
import dev.attain.benchmark.load.Script;
import dev.attain.benchmark.sample.BenchmarkStatements;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Ten times what a server can do, beside thousands of idle connections; then as before. */
public record Overload() implements Workload {
  private static final int BATCH = 50;

  /** Larger, so that all connections together send more than fits in the server's memory. */
  private static final int STORM_BATCH = 200;

  private static final int USUAL_CONNECTIONS = 16;
  private static final int STORM_CONNECTIONS = 256;
  private static final int IDLE_CONNECTIONS = 5_000;
  private static final int TIMES = 10;
  private static final double EASE = 0.5;
  private static final Duration STORM = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int MOST_LOOKS = 120;
  private static final double NORMAL = 2;

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public String purpose() {
    return "ten times the best rate for 20 s, 5,000 idle connections beside it (try --heap 256m)";
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    Script ingest = Scripts.ingest(statements, BATCH);
    Served server = bench.serve("server");
    try (server) {
      bench.warmUp(server, statements, BATCH);
      double best =
          server
                  .closedLoop(
                      USUAL_CONNECTIONS,
                      connection -> ingest,
                      bench.settings().round(),
                      Long.MAX_VALUE)
                  .unitsPerSecond()
              / BATCH;
      server.settle();
      double before = usual(server, ingest, best, bench.settings().round());
      bench.report().neither("best rate", "requests/s", best);
      bench.report().neither("p99 at half of it, before", "ms", before);
      try (IdleConnections idle = IdleConnections.open(server.port(), IDLE_CONNECTIONS)) {
        bench.report().neither("idle connections", "", idle.count());
        storm(bench, server, statements, best * TIMES * BATCH / STORM_BATCH);
        bench
            .report()
            .lower("seconds to p99 as before", "s", recovery(server, ingest, best, before));
        Answer answer = server.ask(Call.get("/health/ready"));
        bench.report().neither("status of readiness after it", "", answer.status());
      }
      server.end("");
    }
  }

  private static void storm(
      Bench bench, Served server, BenchmarkStatements statements, double rate) {
    try (LoadClient client = server.client(1)) {
      double stored = stored(client);
      LoadResult load =
          server.storm(
              STORM_CONNECTIONS,
              last ->
                  Call.post(Scripts.STATEMENTS, statements.batch(STORM_BATCH), STORM_BATCH)
                      .expecting(200, 429, 503),
              rate,
              STORM);
      bench.report().neither("storm, offered", "requests/s", rate);
      bench.report().higher("storm, answered", "requests/s", load.calls() / load.seconds());
      bench.report().neither("storm, never sent by the generator", "requests", load.unsent());
      bench.report().neither("storm, p99", "ms", load.latencies().quantileMillis(.99));
      Map<Integer, Long> statuses = new TreeMap<>(load.statuses());
      statuses.forEach(
          (status, times) ->
              bench.report().neither("storm, answered " + status, "requests", times));
      double acknowledged = statuses.getOrDefault(200, 0L) * (double) STORM_BATCH;
      bench
          .report()
          .lower(
              "storm, acknowledged and not stored",
              "statements",
              acknowledged - (stored(client) - stored));
    }
  }

  private static double stored(LoadClient client) {
    return new ServerMetrics(client).sum("attain_statements_stored_total", "");
  }

  /** p99 in milliseconds at a rate that the server does with ease. */
  private static double usual(Served server, Script ingest, double best, Duration round) {
    return server.openLoop(ingest, EASE * best, round).latencies().quantileMillis(.99);
  }

  /** Seconds from the end of the storm until a second whose p99 is at most twice the usual. */
  private static double recovery(Served server, Script ingest, double best, double before) {
    long start = System.nanoTime();
    for (int i = 0; i < MOST_LOOKS; i++) {
      double begun = (System.nanoTime() - start) / 1e9;
      if (usual(server, ingest, best, LOOK) <= NORMAL * before) {
        return begun;
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
