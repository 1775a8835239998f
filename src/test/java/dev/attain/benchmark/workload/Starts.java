package dev.attain.benchmark.workload;

import dev.attain.benchmark.sample.BenchmarkStatements;

/** The time from the start of the process to its first 200, on nothing and on a filled store. */
public record Starts() implements Workload {
  @Override
  public String name() {
    return "start";
  }

  @Override
  public String purpose() {
    return "from the start of the process to the first 200, on an empty folder and a filled one";
  }

  @Override
  public void run(Bench bench) throws Exception {
    for (int round = 0; round < bench.settings().rounds(); round++) {
      start(bench, "empty-" + round, "empty, ");
    }
    try (Served server = bench.serveUnprofiled("filled")) {
      BenchmarkStatements statements = bench.statements();
      bench.fill(server, statements);
    }
    for (int round = 0; round < bench.settings().rounds(); round++) {
      start(bench, "filled", "filled, ");
    }
  }

  /** Starts on a folder of this name once, and stops. */
  static void start(Bench bench, String folder, String label) throws Exception {
    try (Served server = bench.serveUnprofiled(folder)) {
      bench.report().lower(label + "first 200", "ms", server.millisToFirst200());
      bench.report().lower(label + "CPU until then", "ms", server.usage().cpu().toMillis());
    }
  }
}
