package dev.attain.http.analytics;

import dev.attain.analytics.statements.Meanings;
import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.answer.MeasureReads;
import dev.attain.analytics.statements.answer.Scans;
import dev.attain.analytics.statements.export.StatementExport;
import dev.attain.analytics.statements.rollup.RollupReads;
import dev.attain.analytics.statements.saved.SavedQueries;
import dev.attain.audit.AuditTrail;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.feed.Scheduler;
import dev.attain.http.EventStreams;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.people.IdentityReads;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A server with what analysts ask for. */
final class AnalystServer implements AutoCloseable {
  final ModelEngine engine = new ModelEngine(InstantSource.system());
  final Terms terms = new Terms();
  final RecordFrameworkCatalog catalog =
      new RecordFrameworkCatalog(
          engine.records(), InstantSource.system(), () -> Future.succeededFuture(Set.of()));
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final EventStreams streams = new EventStreams(10);
  private final RunningServer server;

  AnalystServer() {
    Scheduler scheduler = Scheduler.on(thread);
    IdentityReads identities = new IdentityReads(engine.records());
    StatementSearch search = new StatementSearch(engine.statements(), terms, scheduler);
    MeasureReads measures =
        new MeasureReads(search, new RollupReads(engine.records(), scheduler), identities, catalog);
    server =
        RunningServer.start(
            engine,
            new AnalystOperations(
                    engine.statements(),
                    search,
                    new Meanings(identities, catalog),
                    measures,
                    new Scans(measures, engine.records(), InstantSource.system()),
                    new StatementExport(search, scheduler),
                    new SavedQueries(engine.records(), trail()),
                    streams)
                .byId());
  }

  AuditTrail trail() {
    return new AuditTrail(engine.records(), InstantSource.system());
  }

  TestClient client() {
    return server.client();
  }

  RunningServer server() {
    return server;
  }

  @Override
  public void close() {
    Await.get(streams.close());
    server.close();
    thread.shutdownNow();
  }
}
