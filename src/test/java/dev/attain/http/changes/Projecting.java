package dev.attain.http.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.LearningLog;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.competency.projection.shares.BeatingNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Nodes that project over one engine, on threads of their own, and can be killed. */
final class Projecting implements AutoCloseable {
  final StorageEngine engine;
  final RecordFrameworkCatalog catalog;
  final LearningLog log;
  private final InstantSource clock;
  private final List<ScheduledExecutorService> nodes = new ArrayList<>();

  Projecting() {
    this(
        new ModelEngine(InstantSource.system()),
        SupportFramework.version("1"),
        InstantSource.system());
  }

  Projecting(StorageEngine engine, Framework framework, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
    this.log = new LearningLog(engine.statements());
    this.catalog =
        new RecordFrameworkCatalog(engine.records(), clock, () -> Future.succeededFuture(Set.of()));
    assertThat(Await.get(catalog.publish(framework))).isEmpty();
  }

  ProjectionRunner startNode() {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    nodes.add(thread);
    ProjectionRunner runner =
        new ProjectionRunner(
            catalog,
            engine.statements(),
            engine.records(),
            framework -> Future.succeededFuture(CompiledMapping.of(framework, Map.of())),
            stored -> StatementJson.read(stored.json()),
            new FeedSettings(
                5, Duration.ofMillis(20), Duration.ofMillis(10), Duration.ofMillis(50)),
            Scheduler.on(thread),
            new BeatingNodes(engine.records(), "node-" + nodes.size(), Duration.ofMillis(50), 4),
            clock);
    Await.get(runner.start());
    return runner;
  }

  /** What it was about to do is not done. */
  void killNode(int number) {
    nodes.get(number).shutdownNow();
  }

  /** Evidence that takes a person to the top. */
  void learn(String person) {
    Instant now = clock.instant();
    for (int i = 0; i < 6; i++) {
      log.observation(StatementId.random(), person, "boss", 1, now.minusSeconds(60 - i));
    }
  }

  @Override
  public void close() {
    nodes.forEach(ScheduledExecutorService::shutdownNow);
  }
}
