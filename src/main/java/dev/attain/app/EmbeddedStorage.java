package dev.attain.app;

import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.config.ServerSettings;
import dev.attain.records.RecordStore;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.backup.Backups;
import dev.attain.storage.backup.NoBackups;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.storage.embedded.backup.EmbeddedBackups;
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
  public Backups backups(StorageEngine engine, InstantSource clock) {
    return settings
        .backups()
        .<Backups>map(
            chosen ->
                new EmbeddedBackups((EmbeddedEngine) engine, chosen.folder(), chosen.keep(), clock))
        .orElseGet(
            () ->
                new NoBackups(
                    "This server has no folder for backups. Set backup-folder, best to another"
                        + " disk, and start it again."));
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
        defaults.maxWaitingReads(),
        defaults.segmentStatements());
  }
}
