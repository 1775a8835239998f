package dev.attain.benchmark.workload;

import com.sun.management.OperatingSystemMXBean;
import dev.attain.benchmark.sample.BareStatements;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import io.vertx.core.Future;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;

/** What ingest can't do without, measured in this process, each for itself. */
final class Parts {
  private static final int BATCH = 50;
  private static final int BATCHES = 800;
  private static final int IN_FLIGHT = 8;

  private final BenchmarkStatements statements;
  private final List<byte[]> bodies = new ArrayList<>();

  Parts(BenchmarkStatements statements) {
    this.statements = statements;
    for (int i = 0; i < BATCHES; i++) {
      bodies.add(statements.batch(BATCH));
    }
  }

  /** Microseconds of CPU to make typed values of a statement's JSON. */
  double parsing() {
    return onThisThread(body -> BareStatements.values(body).size());
  }

  /** The same, and every rule of the specification. */
  double reading() {
    StatementReader reader = new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);
    return onThisThread(body -> ((Reading.Valid) reader.read(body)).statements().size());
  }

  private double onThisThread(ToIntFunction<byte[]> work) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    long done = 0;
    for (byte[] body : bodies) {
      done += work.applyAsInt(body);
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e3 / done;
  }

  /**
   * Microseconds of CPU to append a statement, index, fsync of each group, flushes and compaction
   * included, until the store is closed. What it takes to make statements ready is left out, but
   * for the collector's part of it.
   *
   * @param folder a new one
   * @param rounds of 40,000 statements: with few of them nothing is compacted
   */
  double appending(Path folder, int rounds) {
    BareStatements ready = new BareStatements();
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var threads = ManagementFactory.getThreadMXBean();
    System.gc();
    long before = process.getProcessCpuTime();
    long preparing = 0;
    for (int round = 0; round < rounds; round++) {
      long began = threads.getCurrentThreadCpuTime();
      List<List<NewStatement>> batches = new ArrayList<>(BATCHES);
      for (int i = 0; i < BATCHES; i++) {
        batches.add(ready.read(statements.batch(BATCH)));
      }
      preparing += threads.getCurrentThreadCpuTime() - began;
      append(batches, engine);
    }
    engine.close().await();
    long spent = process.getProcessCpuTime() - before - preparing;
    return spent / 1e3 / ((double) rounds * BATCHES * BATCH);
  }

  private static void append(List<List<NewStatement>> batches, EmbeddedEngine engine) {
    Deque<Future<AppendOutcome>> waiting = new ArrayDeque<>();
    for (List<NewStatement> batch : batches) {
      waiting.add(engine.statements().append(batch));
      if (waiting.size() >= IN_FLIGHT) {
        waiting.remove().await();
      }
    }
    waiting.forEach(future -> future.await());
  }
}
