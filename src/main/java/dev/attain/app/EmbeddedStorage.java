package dev.attain.app;

import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.config.ServerSettings;
import dev.attain.records.RecordStore;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The embedded engine, in a data folder of this process. */
record EmbeddedStorage(ServerSettings settings) implements Storage {

  /** The same after each start, so that a start takes on at once what a kill left behind. */
  private static final String NODE = "embedded";

  @Override
  public Future<StorageEngine> open(Vertx vertx, InstantSource clock) {
    return Future.succeededFuture(EmbeddedEngine.open(engineSettings(), clock));
  }

  @Override
  public ProjectionNodes nodes(RecordStore records) {
    return ProjectionNodes.alone(NODE);
  }

  @Override
  public String place() {
    return settings.data().toAbsolutePath().normalize().toString();
  }

  private EmbeddedSettings engineSettings() {
    EmbeddedSettings defaults = EmbeddedSettings.defaults(settings.data());
    Durability durability =
        settings.durability() == ServerSettings.Durability.FSYNC
            ? Durability.FSYNC
            : Durability.OPERATING_SYSTEM;
    return new EmbeddedSettings(
        settings.data(),
        durability,
        settings.readerThreads(),
        settings.blockCacheBytes(),
        defaults.maxWaitingWrites(),
        defaults.maxWaitingBytes(),
        defaults.maxWaitingReads());
  }
}
