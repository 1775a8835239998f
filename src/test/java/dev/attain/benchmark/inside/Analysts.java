package dev.attain.benchmark;

import com.sun.management.OperatingSystemMXBean;
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
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What analysts ask of the embedded engine: rollups kept and asked, the same by a scan, exports.
 *
 * <p>Arguments: statements (100000), seed (1). Rollups are kept three times: of statements in the
 * order of time, to warm up; again; and of statements whose times are anywhere within 231 days,
 * which is the worst case: almost every one is the first of its verb, activity and day.
 */
final class AnalystBenchmark {
  private static final int BATCH = 500;
  private static final long PATIENCE_MINUTES = 30;

  private final EmbeddedEngine engine;
  private final Terms terms = new Terms();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Scheduler scheduler = Scheduler.on(thread);
  private final StatementSearch search;
  private final int statements;

  private AnalystBenchmark(EmbeddedEngine engine, int statements) {
    this.engine = engine;
    this.statements = statements;
    this.search = new StatementSearch(engine.statements(), terms, scheduler);
  }

  public static void main(String[] arguments) throws Exception {
    int statements = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    for (boolean inOrder : new boolean[] {true, true, false}) {
      line(inOrder ? "in the order of time" : "times anywhere", statements);
      AnalystBenchmark benchmark = new AnalystBenchmark(open(), statements);
      benchmark.fill(new BenchmarkStatements(seed, inOrder));
      benchmark.rollups();
      if (!inOrder) {
        benchmark.questions();
        for (ExportFormat format : ExportFormat.values()) {
          benchmark.export(format);
        }
      }
      benchmark.thread.shutdown();
      get(benchmark.engine.close());
    }
  }

  private static EmbeddedEngine open() throws Exception {
    Path folder = Files.createTempDirectory("attain-benchmark");
    System.out.println("data folder: " + folder);
    return EmbeddedEngine.open(
        EmbeddedSettings.defaults(folder).withDurability(Durability.OPERATING_SYSTEM),
        InstantSource.system());
  }

  private void fill(BenchmarkStatements source) throws Exception {
    StatementReader reader = new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);
    StatementIntake intake =
        new StatementIntake(engine.statements(), terms, InstantSource.system());
    Agent authority =
        new Agent("b", AgentIdentifier.ofCanonical("account:https://b.example.org|benchmark"));
    long before = System.nanoTime();
    for (int done = 0; done < statements; done += BATCH) {
      Reading.Valid valid = (Reading.Valid) reader.read(source.batch(BATCH));
      get(intake.store(valid.statements(), authority, XapiVersion.V1_0_3, "benchmark", Set.of()));
    }
    line("filled, statements/s", statements / seconds(before));
  }

  private void rollups() throws Exception {
    Rollups rollups =
        new Rollups(
            engine.statements(),
            engine.records(),
            terms,
            scheduler,
            RollupBounds.reading(RollupFeed.USUAL.batchSize()),
            () -> {});
    long cpu = cpu();
    long before = System.nanoTime();
    boolean more = true;
    while (more) {
      more = get(rollups.step());
    }
    line("rollups, µs of CPU per statement", (cpu() - cpu) / 1e3 / statements);
    line("rollups, statements/s", statements / seconds(before));
  }

  private void questions() throws Exception {
    Grouping grouping =
        new Grouping(
            List.of(Dimension.DAY, Dimension.VERB), ZoneOffset.UTC, Identities.NONE, Map.of());
    RollupReads reads = new RollupReads(engine.records(), scheduler);
    for (int i = 0; i < 5; i++) {
      long before = System.nanoTime();
      get(reads.answer(Filter.EVERYTHING, grouping));
      line("by day and verb from rollups, ms", seconds(before) * 1e3);
    }
    Walk walk = search.walk(Filter.EVERYTHING, WhoIsMeant.NOBODY, false).upTo(search.horizon());
    Groups groups = new Groups();
    long before = System.nanoTime();
    Stretch stretch = get(walk.next(walk.start(), 500));
    while (!stretch.end()) {
      stretch.rows().forEach(row -> groups.add(row, grouping));
      stretch = get(walk.next(new Position(stretch.reached().value() - 1), 500));
    }
    line("by day and verb by a scan, ms", seconds(before) * 1e3);
  }

  private void export(ExportFormat format) throws Exception {
    AtomicLong octets = new AtomicLong();
    System.gc();
    peak(true);
    long cpu = cpu();
    long before = System.nanoTime();
    get(
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
    double seconds = seconds(before);
    line(format + ", MB/s", octets.get() / 1e6 / seconds);
    line(format + ", statements/s", statements / seconds);
    line(format + ", µs of CPU per statement", (cpu() - cpu) / 1e3 / statements);
    line(format + ", peak heap MB", peak(false) / 1e6);
  }

  private static long peak(boolean reset) {
    long sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == java.lang.management.MemoryType.HEAP) {
        sum += pool.getPeakUsage().getUsed();
        if (reset) {
          pool.resetPeakUsage();
        }
      }
    }
    return sum;
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void line(String what, double figure) {
    System.out.printf("%-44s %12.1f%n", what, figure);
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_MINUTES, TimeUnit.MINUTES);
  }
}
