package dev.attain.benchmark.inside;

import dev.attain.analytics.statements.export.ExportFormat;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.StatementShape;
import dev.attain.benchmark.workload.Bench;

/**
 * What analysts ask of the embedded engine: rollups kept and asked, the same by a scan, exports.
 *
 * <p>Rollups are kept of statements in the order of time, and of statements whose times are
 * anywhere within 231 days, which is the worst case: almost every one is the first of its verb,
 * activity and day. The first round warms up.
 */
public record Analysts() implements Inside {
  @Override
  public String name() {
    return "analysts";
  }

  @Override
  public String purpose() {
    return "rollups kept, by day and verb from rollups and by a scan, exports";
  }

  @Override
  public void run(Bench bench) throws Exception {
    for (int round = 0; round < bench.settings().rounds(); round++) {
      for (boolean inOrder : new boolean[] {true, false}) {
        try (AnalystLog log =
            AnalystLog.open(bench, round + (inOrder ? "-in-order" : "-anywhere"))) {
          String label = inOrder ? "in order of time, " : "times anywhere, ";
          log.fill(new BenchmarkStatements(bench.settings().seed(), inOrder, StatementShape.USUAL));
          log.rollups(label);
          if (!inOrder) {
            log.questions();
            for (ExportFormat format : ExportFormat.values()) {
              log.export(format);
            }
          }
        }
      }
    }
  }
}
