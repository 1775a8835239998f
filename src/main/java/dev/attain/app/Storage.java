package dev.attain.app;

import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.config.ServerSettings;
import dev.attain.records.RecordStore;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.backup.Backups;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The engine of a server, before it is opened. */
sealed interface Storage permits EmbeddedStorage, MongoStorage {

  /** The engine that settings choose: MongoDB when there is a connection string. */
  static Storage of(ServerSettings settings) {
    return settings
        .mongoDb()
        .<Storage>map(mongoDb -> MongoStorage.of(mongoDb, settings.maxDocumentBytes()))
        .orElseGet(() -> new EmbeddedStorage(settings));
  }

  /**
   * Opens it. Futures that fail, and exceptions, say in their message what the user can do.
   *
   * @param vertx stays open for as long as the engine
   */
  Future<? extends StorageEngine> open(Vertx vertx, InstantSource clock);

  /** Who shares the work on what is stored there. */
  ProjectionNodes nodes(RecordStore records);

  /**
   * The backups that this server makes.
   *
   * @param engine that {@link #open} has opened
   */
  Backups backups(StorageEngine engine, InstantSource clock);

  /** Where everything is kept, in a few words and without secrets. */
  String place();
}
