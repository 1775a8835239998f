package dev.attain.http.governance;

import dev.attain.access.Credentials;
import dev.attain.access.Scope;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.http.ApiOperation;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.competency.FrameworkOperations;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A server with what is published and what is governed, on the first of June 2026. */
final class GovernedServer implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final ModelEngine engine = new ModelEngine(InstantSource.fixed(NOW));
  private final RunningServer server;

  GovernedServer() {
    ProfileCatalog profiles = new ProfileCatalog(engine.records(), InstantSource.fixed(NOW));
    RecordFrameworkCatalog catalog =
        new RecordFrameworkCatalog(
            engine.records(), InstantSource.fixed(NOW), profiles::templateIds);
    Map<String, ApiOperation> operations =
        new HashMap<>(new FrameworkOperations(catalog, profiles).byId());
    operations.putAll(
        new GovernanceOperations(
                catalog,
                profiles::templateIds,
                engine.records(),
                InstantSource.fixed(NOW),
                identifier -> Future.succeededFuture(identifier.canonical().contains("seen")),
                () -> {})
            .byId());
    server = RunningServer.start(engine, operations);
  }

  ModelEngine engine() {
    return engine;
  }

  Credentials credentials() {
    return server.credentials();
  }

  /** As the administrator. */
  TestClient client() {
    return server.client();
  }

  TestClient client(String name, Scope... scopes) {
    return server.stranger().as(Await.get(server.credentials().create(name, Set.of(scopes))));
  }

  @Override
  public void close() {
    server.close();
  }
}
