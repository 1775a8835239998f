package dev.attain.benchmark;

import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.statements.Fingerprint;
import dev.attain.statements.NewStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The projection alone, on the embedded engine: a log of the benchmark's statements from its start
 * to its end, then statements one by one, each projected before the next is appended.
 *
 * <p>Arguments: statements (200000), statements one by one (2000), seed (1), rules (12), of which
 * as many as there are competencies, 10 at most, can match. Prints the peak of the heap; run it
 * with {@code -Xmx512m} and a million statements for the figures of the README.
 */
final class ProjectionBenchmark {
  private static final int BATCH = 500;

  private final EmbeddedEngine engine;
  private final BenchmarkStatements source;

  private ProjectionBenchmark(EmbeddedEngine engine, long seed) {
    this.engine = engine;
    this.source = new BenchmarkStatements(seed);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int statements = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    int single = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    int rules = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 12;
    Path folder = Files.createTempDirectory("attain-benchmark");
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    try {
      new ProjectionBenchmark(engine, seed).run(statements, single, rules);
    } finally {
      Await.get(engine.close());
      EngineBenchmark.delete(folder);
    }
  }

  private void run(int statements, int single, int rules) throws InterruptedException {
    for (int done = 0; done < statements; done += BATCH) {
      append(BATCH);
    }
    RecordFrameworkCatalog catalog =
        new RecordFrameworkCatalog(
            engine.records(), InstantSource.system(), () -> Future.succeededFuture(Set.of()));
    DocumentReading<Framework> read =
        FrameworkDocuments.framework(
            BenchmarkFramework.json(Math.min(10, rules), rules), template -> false);
    Await.get(catalog.publish(((DocumentReading.Read<Framework>) read).document()));
    ScheduledExecutorService projecting = Executors.newSingleThreadScheduledExecutor();
    ProjectionRunner runner =
        new ProjectionRunner(
            catalog,
            engine.statements(),
            engine.records(),
            framework -> Future.succeededFuture(CompiledMapping.of(framework, Map.of())),
            stored -> StatementJson.read(stored.json()),
            FeedSettings.DEFAULT,
            Scheduler.on(projecting),
            ProjectionNodes.alone("benchmark"),
            InstantSource.system());
    Measure rebuild = new Measure();
    Await.get(runner.start());
    awaitEnd(runner);
    rebuild.print(rules + " rules, from the start", statements);
    System.out.printf("peak of the heap %d MB%n", peakHeapMegabytes());
    Measure oneByOne = new Measure();
    for (int i = 0; i < single; i++) {
      append(1);
      awaitEnd(runner);
    }
    oneByOne.print("one by one", single);
    Await.get(runner.stop());
    projecting.shutdown();
  }

  private void append(int count) {
    List<NewStatement> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String array = new String(source.batch(1), StandardCharsets.UTF_8);
      String json =
          array.substring(1, array.length() - 2)
              + ",\"authority\":{\"mbox\":\"mailto:lms@example.org\"},\"version\":\"1.0.3\"}";
      StatementId id = StatementId.of(json.substring(7, 43));
      batch.add(
          new NewStatement(
              id,
              new Fingerprint(id.value().getMostSignificantBits(), 0),
              Set.of(),
              null,
              false,
              json.getBytes(StandardCharsets.UTF_8)));
    }
    Await.get(engine.statements().append(batch));
  }

  private void awaitEnd(ProjectionRunner runner) throws InterruptedException {
    long end = engine.statements().safeHorizon().value();
    while (runner.status().stream()
        .anyMatch(status -> status.feed().consistentThrough().value() < end)) {
      Thread.sleep(0, 200_000);
    }
  }

  private static long peakHeapMegabytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }

  /** Time and CPU of the whole process since it was made. */
  private static final class Measure {
    private final long start = System.nanoTime();
    private final long cpu = cpuNanos();

    void print(String what, int statements) {
      double seconds = (System.nanoTime() - start) / 1e9;
      double micros = (cpuNanos() - cpu) / 1e3 / statements;
      System.out.printf(
          "%-30s %8d statements %10.0f per second %10.1f CPU µs each%n",
          what, statements, statements / seconds, micros);
    }

    private static long cpuNanos() {
      return ((com.sun.management.OperatingSystemMXBean)
              ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
  }
}
