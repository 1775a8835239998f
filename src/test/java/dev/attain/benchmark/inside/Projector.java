package dev.attain.benchmark.inside;

import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.storage.StorageEngine;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The projection of one engine's log, on a thread of its own. */
final class Projector implements AutoCloseable {
  private static final int POLL_NANOS = 200_000;

  private final StorageEngine engine;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final ProjectionRunner runner;

  Projector(StorageEngine engine, RecordFrameworkCatalog catalog) {
    this.engine = engine;
    this.runner =
        new ProjectionRunner(
            catalog,
            engine.statements(),
            engine.records(),
            framework -> Future.succeededFuture(CompiledMapping.of(framework, Map.of())),
            stored -> StatementJson.read(stored.json()),
            FeedSettings.DEFAULT,
            Scheduler.on(thread),
            ProjectionNodes.alone("benchmark"),
            InstantSource.system());
  }

  void start() {
    Probe.get(runner.start());
  }

  /** Waits until everything that is stored is projected. */
  void awaitEnd() throws InterruptedException {
    long end = engine.statements().safeHorizon().value();
    while (runner.status().stream()
        .anyMatch(status -> status.feed().consistentThrough().value() < end)) {
      Thread.sleep(0, POLL_NANOS);
    }
  }

  @Override
  public void close() {
    Probe.get(runner.stop());
    thread.shutdown();
  }
}
