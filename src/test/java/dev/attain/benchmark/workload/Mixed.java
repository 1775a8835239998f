package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.Script;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.workload.Filters.Span;
import java.util.SplittableRandom;

/** Four of five requests store ten statements; the fifth is a query by filters that say most. */
public record Mixed() implements Workload {
  private static final int CONNECTIONS = 16;
  private static final int BATCH = 10;
  private static final int WRITES = 8;
  private static final int OF = 10;
  private static final double EASE = 0.8;

  @Override
  public String name() {
    return "mixed";
  }

  @Override
  public String purpose() {
    return "80% writes of ten statements, 20% queries, closed loop and open at 80% of it";
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    Served server = bench.serve("server");
    try (server) {
      Span span = bench.fill(server, statements);
      Script script = script(statements, span, bench.settings().seed());
      double best = 0;
      for (int round = -1; round < bench.settings().rounds(); round++) {
        Measured measured =
            Measured.settled(
                server,
                () ->
                    server.closedLoop(
                        CONNECTIONS,
                        connection -> script,
                        bench.settings().round(),
                        Long.MAX_VALUE));
        if (round >= 0) {
          measured.report(bench.report(), "closed loop, ", "requests");
        }
        best = Math.max(best, measured.load().unitsPerSecond());
      }
      double rate = EASE * best;
      for (int round = 0; round < bench.settings().rounds(); round++) {
        Measured.settled(server, () -> server.openLoop(script, rate, bench.settings().round()))
            .report(bench.report(), "open loop at 80% of the best rate, ", "requests");
      }
      server.end("");
    }
  }

  /** Each request counts as one, whatever it carries. */
  static Script script(BenchmarkStatements statements, Span span, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return last -> {
      if (random.nextInt(OF) < WRITES) {
        return Call.post(Scripts.STATEMENTS, statements.batch(BATCH), 1);
      }
      Filters filters = Queries.TELLING.get(random.nextInt(Queries.TELLING.size()));
      return Call.get(filters.path(statements.draw(random.nextLong(statements.made())), span));
    };
  }
}
