package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.Latencies;
import dev.attain.benchmark.load.LoadClient;
import dev.attain.benchmark.sample.BenchmarkStatements;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Everything that is stored, read page by page along {@code more} to the end. */
public record More() implements Workload {
  private static final int PAGE = 500;

  @Override
  public String name() {
    return "more";
  }

  @Override
  public String purpose() {
    return "all statements, in pages of 500 along `more` to the end";
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    Served server = bench.serveFilled(statements).server();
    try (server) {
      for (int round = 0; round < bench.settings().rounds(); round++) {
        walk(bench, server, statements.made());
      }
      server.end("");
    }
  }

  private static void walk(Bench bench, Served server, long stored) {
    Latencies pages = new Latencies();
    Duration cpu = server.usage().cpu();
    long start = System.nanoTime();
    long found = 0;
    try (LoadClient client = server.client(1)) {
      @Nullable String next =
          Scripts.STATEMENTS
              + "?related_activities=true&limit="
              + PAGE
              + "&activity="
              + Scripts.encode(BenchmarkStatements.EVERYWHERE);
      while (next != null && !next.isEmpty()) {
        long asked = System.nanoTime();
        JsonObject page = client.ask(Call.get(next)).body().toJsonObject();
        pages.add(System.nanoTime() - asked);
        found += page.getJsonArray("statements").size();
        next = page.getString("more");
      }
    }
    if (found != stored) {
      throw new IllegalStateException("found " + found + " of " + stored);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double micros = server.usage().cpu().minus(cpu).toNanos() / 1e3 / found;
    bench.report().higher("rate", "statements/s", found / seconds);
    bench.report().lower("page, p50", "ms", pages.quantileMillis(.5));
    bench.report().lower("page, p99", "ms", pages.quantileMillis(.99));
    bench.report().lower("CPU", "µs each", micros);
  }
}
