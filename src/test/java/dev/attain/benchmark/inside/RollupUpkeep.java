package dev.attain.benchmark.inside;

import dev.attain.analytics.statements.rollup.RollupBounds;
import dev.attain.analytics.statements.rollup.RollupFeed;
import dev.attain.analytics.statements.rollup.Rollups;
import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.sample.BareStatements;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.StatementShape;
import dev.attain.benchmark.workload.Bench;
import dev.attain.feed.Scheduler;
import dev.attain.records.ForwardedRecords;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.Terms;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What it costs to keep rollups of a log that is there already, from its start to its end:
 * statements in the order of time, and anywhere within 231 days.
 */
public record RollupUpkeep() implements Inside {
  private static final int BATCH = 500;

  @Override
  public String name() {
    return "rollups";
  }

  @Override
  public String purpose() {
    return "rollups kept of a log from its start, in order of time and anywhere";
  }

  @Override
  public void run(Bench bench) throws Exception {
    for (int round = 0; round < bench.settings().rounds(); round++) {
      for (boolean inOrder : new boolean[] {true, false}) {
        String label = inOrder ? "in order, " : "anywhere, ";
        keep(bench, inOrder, label, bench.folder("rollups-" + inOrder + round));
      }
    }
  }

  private static void keep(Bench bench, boolean inOrder, String label, Path folder)
      throws Exception {
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    try {
      BenchmarkStatements statements = new BenchmarkStatements(1, inOrder, StatementShape.USUAL);
      while (statements.made() < bench.settings().size()) {
        Probe.get(engine.statements().append(new BareStatements().read(statements.batch(BATCH))));
      }
      CountedWrites records = new CountedWrites(engine.records());
      Rollups rollups =
          new Rollups(
              engine.statements(),
              records,
              new Terms(),
              Scheduler.on(thread),
              RollupBounds.reading(RollupFeed.USUAL.batchSize()),
              () -> {});
      Probe.forgetPeak();
      Probe probe = new Probe();
      boolean more = true;
      while (more) {
        more = Probe.get(rollups.step());
      }
      Report report = bench.report();
      probe.report(report, label, "statements", statements.made());
      report.lower(label + "records", "each", (double) records.writes / statements.made());
      report.lower(label + "written", "octets each", (double) records.octets / statements.made());
      report.lower(label + "peak heap", "MB", Probe.peakHeapMegabytes());
    } finally {
      thread.shutdown();
      Probe.get(engine.close());
    }
  }

  /** Counts what is written. */
  private static final class CountedWrites extends ForwardedRecords {
    private long writes;
    private long octets;

    CountedWrites(RecordStore records) {
      super(records);
    }

    @Override
    public Future<WriteOutcome> write(List<RecordWrite> all) {
      writes += all.size();
      for (RecordWrite write : all) {
        octets += write instanceof RecordWrite.Put put ? put.json().length : 0;
      }
      return records.write(all);
    }
  }
}
