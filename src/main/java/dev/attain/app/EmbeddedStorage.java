package dev.attain.app;

import dev.attain.config.ServerSettings;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The embedded engine, in a data folder of this process. */
record EmbeddedStorage(ServerSettings settings) implements Storage {

  @Override
  public Future<StorageEngine> open(Vertx vertx, InstantSource clock) {
    return Future.succeededFuture(EmbeddedEngine.open(engineSettings(), clock));
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
