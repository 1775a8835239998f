package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.LoadClient;
import dev.attain.benchmark.load.LoadResult;
import dev.attain.benchmark.load.Script;
import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.sample.BenchmarkFramework;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.workload.Filters.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** Mixed work for long, at a share of what is possible: nothing may grow but the disk, or drift. */
public record Soak() implements Workload {
  private static final int CONNECTIONS = 16;
  private static final double MEGABYTE = 1 << 20;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public String purpose() {
    return "mixed load for --minutes at --share of the best rate: leaks, lag, drift";
  }

  @Override
  public void run(Bench bench) throws Exception {
    Settings settings = bench.settings();
    BenchmarkStatements statements = bench.statements();
    Served server = bench.serve("server");
    try (server) {
      Frameworks.publish(server, BenchmarkFramework.json());
      Span span = bench.fill(server, statements);
      Script script = Mixed.script(statements, span, settings.seed());
      double best = 0;
      for (int round = 0; round <= settings.rounds(); round++) {
        LoadResult load =
            server.closedLoop(CONNECTIONS, connection -> script, settings.round(), Long.MAX_VALUE);
        server.settle();
        // The first round warms up.
        best = round == 0 ? 0 : Math.max(best, load.unitsPerSecond());
      }
      bench.report().neither("best rate", "requests/s", best);
      server.settle();
      bench.report().neither("live heap, before", "MB", server.liveHeap() / MEGABYTE);
      soak(bench, server, script, settings.share() * best);
      server.settle();
      bench.report().lower("live heap, after", "MB", server.liveHeap() / MEGABYTE);
      compare(bench, server, statements);
      server.end("");
    }
  }

  private static void soak(Bench bench, Served server, Script script, double rate)
      throws InterruptedException {
    try (LoadClient client = server.client(1)) {
      SoakSamples samples = new SoakSamples(server, new ServerMetrics(client));
      samples.start();
      LoadResult load = server.openLoop(script, rate, bench.settings().soak());
      List<Trend> trends = samples.stop();
      bench.report().neither("rate", "requests/s", load.unitsPerSecond());
      bench.report().lower("requests not sent", "", load.unsent());
      bench.report().lower("p50", "ms", load.latencies().quantileMillis(.5));
      bench.report().lower("p99", "ms", load.latencies().quantileMillis(.99));
      trends.forEach(trend -> trend.report(bench.report()));
    }
  }

  /** Counts all statements that were acknowledged, and computes all figures anew. */
  private static void compare(Bench bench, Served server, BenchmarkStatements statements)
      throws InterruptedException {
    Report report = bench.report();
    try (LoadClient client = server.client(1)) {
      long acknowledged = statements.made();
      report.neither("statements acknowledged", "", acknowledged);
      report.lower(
          "statements missing or too many",
          "",
          Math.abs(Recount.statements(client) - acknowledged));
      SampledPeople people = new SampledPeople(statements);
      Instant asOf = InstantSource.system().instant();
      report.neither("people sampled", "", people.count());
      report.lower("statements of theirs missing or too many", "", people.wrongStatements(client));
      report.lower(
          "evidence of theirs missing, too many or wrong", "", people.wrongEvidence(client, asOf));
      List<String> kept = people.figures(client, asOf);
      Recount.recompute(client);
      List<String> anew = people.figures(client, asOf);
      report.lower(
          "people whose figures are others when computed anew",
          "",
          IntStream.range(0, kept.size()).filter(i -> !kept.get(i).equals(anew.get(i))).count());
    }
  }
}
