package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Answer;
import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.LoadClient;
import dev.attain.benchmark.load.LoadResult;
import dev.attain.benchmark.load.Script;
import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.sample.BenchmarkStatements;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ten times what a server can do, beside idle connections and {@link Nuisances}; then as before.
 */
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
  private static final double MEGABYTE = 1 << 20;

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public String purpose() {
    return "ten times the best rate for 20 s beside idle, slow and broken clients (try --heap 256m)";
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    Script ingest = last -> Scripts.ingest(statements, BATCH).next(last).expecting(200, 503);
    Report report = bench.report();
    Served server = bench.serve("server");
    try (server) {
      bench.warmUp(server, statements, BATCH);
      LoadResult closed =
          server.closedLoop(
              USUAL_CONNECTIONS,
              connection -> Scripts.ingest(statements, BATCH),
              bench.settings().round(),
              Long.MAX_VALUE);
      double best = closed.unitsPerSecond() / BATCH;
      server.settle();
      double before =
          server
              .openLoop(ingest, EASE * best, bench.settings().round())
              .latencies()
              .quantileMillis(.99);
      report.neither("best rate", "requests/s", best);
      report.neither("p99 at half of it, before", "ms", before);
      report.neither("resident memory before", "MB", resident(server));
      long stored = stored(server);
      long acknowledged = 0;
      try (Nuisances nuisances = Nuisances.begin(server);
          IdleConnections idle = IdleConnections.open(server.port(), IDLE_CONNECTIONS)) {
        report.neither("idle connections, opened", "", IDLE_CONNECTIONS);
        acknowledged += storm(report, server, statements, best * TIMES * BATCH / STORM_BATCH);
        report.neither("idle connections, left after the storm", "", idle.count());
        report.neither("resident memory after the storm", "MB", resident(server));
        Recovery recovery = Recovery.wait(server, ingest, EASE * best, before);
        acknowledged += recovery.stored() * BATCH;
        report.lower("seconds to p99 as before", "s", recovery.seconds());
        tell(report, nuisances);
      }
      // Only now: slow readers keep what memory there is for answers as large as these.
      report.lower(
          "acknowledged and not stored, or stored and refused",
          "statements",
          Math.abs(stored(server) - stored - acknowledged));
      Answer answer = server.ask(Call.get("/health/ready"));
      report.neither("status of readiness after it", "", answer.status());
      server.end("");
    }
  }

  private static double resident(Served server) {
    return server.usage().residentBytes() / MEGABYTE;
  }

  /** The slow ones have a patience that is longer than the storm. */
  private static void tell(Report report, Nuisances nuisances) throws InterruptedException {
    for (int i = 0; i < MOST_LOOKS && nuisances.slow() > 0; i++) {
      Thread.sleep(LOOK.toMillis());
    }
    report.neither("slow writers and readers", "", nuisances.began());
    report.lower("slow writers and readers never cut off", "", nuisances.slow());
    report.neither("uploads broken off", "", nuisances.uploads());
    report.neither("compressed bodies refused", "", nuisances.bombs());
  }

  /** How many statements were acknowledged. */
  private static long storm(
      Report report, Served server, BenchmarkStatements statements, double rate) {
    LoadResult load =
        server.storm(
            STORM_CONNECTIONS,
            last ->
                Call.post(Scripts.STATEMENTS, statements.batch(STORM_BATCH), STORM_BATCH)
                    .expecting(200, 429, 503),
            rate,
            STORM);
    report.neither("storm, offered", "requests/s", rate);
    report.higher("storm, answered", "requests/s", load.calls() / load.seconds());
    report.neither("storm, never sent by the generator", "requests", load.unsent());
    report.neither("storm, p99", "ms", load.latencies().quantileMillis(.99));
    Map<Integer, Long> statuses = new TreeMap<>(load.statuses());
    statuses.forEach(
        (status, times) -> report.neither("storm, answered " + status, "requests", times));
    return statuses.getOrDefault(200, 0L) * STORM_BATCH;
  }

  private static long stored(Served server) {
    try (LoadClient client = server.client(1)) {
      return Recount.statements(client);
    }
  }
}
