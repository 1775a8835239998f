package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.statements.rollup.RollupVerification;
import dev.attain.competency.projection.FiguresVerification;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.feed.InTurn;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordCollection;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.json.StatementJson;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What the projections that a killed process leaves must be. */
final class CrashFigures implements AutoCloseable {
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  /** Lets the projections go on to the end of the log, where they equal ones made anew. */
  void require(EmbeddedEngine engine, Map<String, Long> acknowledged) {
    acknowledged.forEach((checkpoint, position) -> requireKept(engine, checkpoint, position));
    ModelEngine anew = new ModelEngine(InstantSource.system());
    List<String> differences = new ArrayList<>();
    FiguresVerification figures =
        new FiguresVerification(
            engine.statements(),
            engine.records(),
            anew.records(),
            stored -> StatementJson.read(stored.json()),
            Scheduler.on(thread),
            differences::add);
    Await.get(figures.add(CrashFollowers.FRAMEWORK, SupportFramework.mapping("1")));
    finish(figures.work());
    finish(
        new RollupVerification(
                engine.statements(),
                engine.records(),
                anew.records(),
                Scheduler.on(thread),
                differences::add)
            .work());
    assertThat(differences).isEmpty();
  }

  private static void requireKept(EmbeddedEngine engine, String checkpoint, long position) {
    String[] name = checkpoint.split("/");
    RecordCollection collection = new RecordCollection(name[0], List.of());
    assertThat(Await.get(engine.records().find(collection, name[1])))
        .as(checkpoint)
        .hasValueSatisfying(
            kept ->
                assertThat(CrashFollowers.position(kept.json())).isGreaterThanOrEqualTo(position));
  }

  private static void finish(InTurn work) {
    while (Await.get(work.step())) {}
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
