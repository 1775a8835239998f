package dev.attain.benchmark.workload;

import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.sample.BenchmarkFramework;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.server.BareServer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What ingest costs against the parts it can't do without, and how fast it is against a bare
 * pipeline of HTTP, parser and store, all in turns within one run on one machine.
 */
public record Ratios() implements Workload {
  private static final int CONNECTIONS = 8;
  private static final int BATCH = 50;
  private static final int PARTS_WARM_UP = 3;

  /** As many statements as a server takes in a round or two, so that compaction has its part. */
  private static final int PARTS_ROUNDS = 8;

  @Override
  public String name() {
    return "ratios";
  }

  @Override
  public String purpose() {
    return "ingest against its unavoidable parts and against a bare pipeline, in turns";
  }

  @Override
  public void run(Bench bench) throws Exception {
    try (Served echo = bench.serve(BareServer.Kind.ECHO);
        Served pipeline = bench.serve(BareServer.Kind.PIPELINE);
        Served plain = bench.serve("attain");
        Served projecting = bench.serve("attain-projecting")) {
      Frameworks.publish(projecting, BenchmarkFramework.json());
      Loaded[] loaded = {
        new Loaded("HTTP echo", echo, bench.statements()),
        new Loaded("bare pipeline", pipeline, bench.statements()),
        new Loaded("Attain", plain, bench.statements()),
        new Loaded("Attain with projection", projecting, bench.statements())
      };
      for (Loaded one : loaded) {
        bench.warmUp(one.server(), one.statements(), BATCH);
      }
      Parts parts = new Parts(new BenchmarkStatements(bench.settings().seed()));
      for (int i = 0; i < PARTS_WARM_UP; i++) {
        parts.parsing();
        parts.reading();
        parts.appending(bench.folder("warm-up-" + i), 1);
      }
      for (int round = 0; round < bench.settings().rounds(); round++) {
        round(bench, parts, loaded, bench.folder("parts-" + round));
      }
      for (Loaded one : loaded) {
        one.server().end(one.name() + ", ");
      }
    }
  }

  /** A server, and what it is sent. */
  private record Loaded(String name, Served server, BenchmarkStatements statements) {
    Measured load(Bench bench) {
      return Measured.settled(
          server,
          () ->
              server.closedLoop(
                  CONNECTIONS,
                  connection -> Scripts.ingest(statements, BATCH),
                  bench.settings().round(),
                  Long.MAX_VALUE));
    }
  }

  private static void round(Bench bench, Parts parts, Loaded[] loaded, Path folder) {
    double parsing = parts.parsing();
    double reading = parts.reading();
    double appending = parts.appending(folder, PARTS_ROUNDS);
    Measured[] measured =
        Arrays.stream(loaded).map(one -> one.load(bench)).toArray(Measured[]::new);
    Report report = bench.report();
    report.lower("part: parse to values", "µs each", parsing);
    report.lower("part: parse to values, and every rule", "µs each", reading);
    report.lower("part: durable append with index", "µs each", appending);
    for (int i = 0; i < loaded.length; i++) {
      measured[i].report(report, loaded[i].name() + ", ", "statements");
    }
    double echo = measured[0].microsOfCpu();
    double sum = parsing + appending + echo;
    report.lower("sum of parts (parse, append, echo)", "µs each", sum);
    report.lower("Attain's CPU while sent ÷ sum of parts", "", measured[2].microsOfCpu() / sum);
    report.lower("Attain's CPU ÷ sum of parts", "", measured[2].settledMicrosOfCpu() / sum);
    double bare = measured[1].load().unitsPerSecond();
    report.higher(
        "Attain's rate ÷ bare pipeline's", "", measured[2].load().unitsPerSecond() / bare);
    report.higher(
        "rate with projection ÷ bare pipeline's", "", measured[3].load().unitsPerSecond() / bare);
  }
}
