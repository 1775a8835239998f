package dev.attain.benchmark;

import dev.attain.analytics.statements.rollup.RollupBounds;
import dev.attain.analytics.statements.rollup.RollupFeed;
import dev.attain.analytics.statements.rollup.Rollups;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What it costs to keep rollups, on the embedded engine: statements in the order of time, twice,
 * and anywhere within 231 days, twice; the first of each warms up. CPU is that of the whole
 * process, with collection of garbage and compaction.
 *
 * <p>Arguments: statements (100000).
 */
final class RollupBenchmark {
  private static final int BATCH = 500;

  private RollupBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int statements = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    for (boolean inOrder : new boolean[] {true, true, false, false}) {
      Path folder = Files.createTempDirectory("attain-benchmark");
      EmbeddedEngine engine =
          EmbeddedEngine.open(
              EmbeddedSettings.defaults(folder).withDurability(Durability.OPERATING_SYSTEM),
              InstantSource.system());
      fill(engine, new BenchmarkStatements(1, inOrder), statements);
      // What was written is compacted before it is measured.
      Thread.sleep(2_000);
      keep(engine, statements, inOrder ? "in order" : "anywhere");
      Await.get(engine.close());
      EngineBenchmark.delete(folder);
    }
  }

  private static void fill(EmbeddedEngine engine, BenchmarkStatements source, int statements) {
    StatementReader reader = new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);
    StatementIntake intake =
        new StatementIntake(engine.statements(), new Terms(), InstantSource.system());
    Agent authority =
        new Agent("b", AgentIdentifier.ofCanonical("account:https://b.example.org|benchmark"));
    for (int done = 0; done < statements; done += BATCH) {
      Reading.Valid valid = (Reading.Valid) reader.read(source.batch(BATCH));
      Await.get(
          intake.store(valid.statements(), authority, XapiVersion.V1_0_3, "benchmark", Set.of()));
    }
  }

  private static void keep(EmbeddedEngine engine, int statements, String order) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    CountedWrites records = new CountedWrites(engine.records());
    Rollups rollups =
        new Rollups(
            engine.statements(),
            records,
            new Terms(),
            Scheduler.on(thread),
            RollupBounds.reading(RollupFeed.USUAL.batchSize()),
            () -> {});
    long cpu = cpu();
    long before = System.nanoTime();
    long heap = 0;
    while (Await.get(rollups.step())) {
      Runtime runtime = Runtime.getRuntime();
      heap = Math.max(heap, runtime.totalMemory() - runtime.freeMemory());
    }
    System.out.printf(
        "%-9s %,d statements: %.1f µs of CPU each, %,.0f/s, %.4f records written each, of %.0f"
            + " octets together, heap up to %,d MB, load %.1f%n",
        order,
        statements,
        (cpu() - cpu) / 1e3 / statements,
        statements * 1e9 / (System.nanoTime() - before),
        (double) records.writes / statements,
        (double) records.octets / statements,
        heap >> 20,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    thread.shutdown();
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Counts what is written. */
  private static final class CountedWrites implements RecordStore {
    private final RecordStore records;
    private long writes;
    private long octets;

    CountedWrites(RecordStore records) {
      this.records = records;
    }

    @Override
    public Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
      return records.find(collection, id);
    }

    @Override
    public Future<Map<String, StoredRecord>> findAll(
        RecordCollection collection, Collection<String> ids) {
      return records.findAll(collection, ids);
    }

    @Override
    public Future<RecordPage> list(RecordQuery query) {
      return records.list(query);
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
