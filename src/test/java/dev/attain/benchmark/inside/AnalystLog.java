package dev.attain.benchmark.inside;

import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.Stretch;
import dev.attain.analytics.statements.Walk;
import dev.attain.analytics.statements.export.ExportColumn;
import dev.attain.analytics.statements.export.ExportFormat;
import dev.attain.analytics.statements.export.StatementExport;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.analytics.statements.measure.Grouping;
import dev.attain.analytics.statements.measure.Groups;
import dev.attain.analytics.statements.rollup.RollupBounds;
import dev.attain.analytics.statements.rollup.RollupFeed;
import dev.attain.analytics.statements.rollup.RollupReads;
import dev.attain.analytics.statements.rollup.Rollups;
import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.workload.Bench;
import dev.attain.feed.Scheduler;
import dev.attain.people.Identities;
import dev.attain.statements.Position;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.Terms;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/** A log of the benchmark on the embedded engine, and what analysts want of it. */
final class AnalystLog implements AutoCloseable {
  private static final int BATCH = 500;
  private static final int ASKED = 20;

  private final EmbeddedEngine engine;
  private final Terms terms = new Terms();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Scheduler scheduler = Scheduler.on(thread);
  private final StatementSearch search;
  private final long statements;
  private final Report report;

  private AnalystLog(EmbeddedEngine engine, long statements, Report report) {
    this.engine = engine;
    this.statements = statements;
    this.report = report;
    this.search = new StatementSearch(engine.statements(), terms, scheduler);
  }

  static AnalystLog open(Bench bench, String folder) throws IOException {
    EmbeddedEngine engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(bench.folder(folder))
                .withDurability(Durability.OPERATING_SYSTEM),
            InstantSource.system());
    return new AnalystLog(engine, bench.settings().size(), bench.report());
  }

  void fill(BenchmarkStatements source) {
    StatementReader reader = new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);
    StatementIntake intake =
        new StatementIntake(engine.statements(), terms, InstantSource.system());
    Agent authority =
        new Agent("b", AgentIdentifier.ofCanonical("account:https://b.example.org|benchmark"));
    for (int done = 0; done < statements; done += BATCH) {
      Reading.Valid valid = (Reading.Valid) reader.read(source.batch(BATCH));
      Probe.get(
          intake.store(valid.statements(), authority, XapiVersion.V1_0_3, "benchmark", Set.of()));
    }
  }

  void rollups(String label) {
    Rollups rollups =
        new Rollups(
            engine.statements(),
            engine.records(),
            terms,
            scheduler,
            RollupBounds.reading(RollupFeed.USUAL.batchSize()),
            () -> {});
    Probe probe = new Probe();
    boolean more = true;
    while (more) {
      more = Probe.get(rollups.step());
    }
    probe.report(report, label + "rollups, ", "statements", statements);
  }

  void questions() {
    Grouping grouping =
        new Grouping(
            List.of(Dimension.DAY, Dimension.VERB), ZoneOffset.UTC, Identities.NONE, Map.of());
    RollupReads reads = new RollupReads(engine.records(), scheduler);
    Probe.time(
        report,
        "by day and verb from rollups",
        ASKED,
        () -> reads.answer(Filter.EVERYTHING, grouping));
    Walk walk = search.walk(Filter.EVERYTHING, WhoIsMeant.NOBODY, false).upTo(search.horizon());
    Groups groups = new Groups();
    Probe scan = new Probe();
    Stretch stretch = Probe.get(walk.next(walk.start(), 500));
    while (!stretch.end()) {
      stretch.rows().forEach(row -> groups.add(row, grouping));
      stretch = Probe.get(walk.next(new Position(stretch.reached().value() - 1), 500));
    }
    report.lower("by day and verb by a scan", "ms", scan.seconds() * 1e3);
  }

  void export(ExportFormat format) {
    AtomicLong octets = new AtomicLong();
    Probe.forgetPeak();
    Probe probe = new Probe();
    Probe.get(
        new StatementExport(search, scheduler)
            .write(
                new StatementExport.Question(
                    Filter.EVERYTHING,
                    WhoIsMeant.NOBODY,
                    Position.START,
                    search.horizon(),
                    format,
                    ExportColumn.USUAL,
                    true),
                some -> {
                  octets.addAndGet(some.length);
                  return Future.succeededFuture();
                }));
    report.higher(format + ", octets", "MB/s", octets.get() / 1e6 / probe.seconds());
    probe.report(report, format + ", ", "statements", statements);
    report.lower(format + ", peak heap", "MB", Probe.peakHeapMegabytes());
  }

  @Override
  public void close() {
    thread.shutdown();
    Probe.get(engine.close());
  }
}
