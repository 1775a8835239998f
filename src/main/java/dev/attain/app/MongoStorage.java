package dev.attain.app;

import dev.attain.competency.projection.shares.BeatingNodes;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.config.MongoDbSettings;
import dev.attain.config.SettingsException;
import dev.attain.records.RecordStore;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.backup.Backups;
import dev.attain.storage.backup.NoBackups;
import dev.attain.storage.mongo.MongoEngine;
import dev.attain.storage.mongo.MongoSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The MongoDB engine, over a database that other nodes may share. */
record MongoStorage(MongoSettings settings) implements Storage {
  /** MongoDB takes documents of 16 MB; what describes ours needs some of that. */
  private static final int MAX_DOCUMENT_BYTES = 15 << 20;

  private static final int MAX_NAME = 64;
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** Beats that a node may miss before its part of the work goes to the others. */
  private static final int PATIENCE = 5;

  /**
   * @throws SettingsException when other settings don't fit this engine
   */
  static MongoStorage of(MongoDbSettings mongoDb, int maxDocumentBytes) {
    if (maxDocumentBytes > MAX_DOCUMENT_BYTES) {
      throw new SettingsException(List.of("max-document: MongoDB keeps documents up to 15MB"));
    }
    String node = mongoDb.nodeName().isEmpty() ? hostName() : mongoDb.nodeName();
    return new MongoStorage(
        MongoSettings.defaults(mongoDb.uri(), mongoDb.database(), node)
            .withAllowStandalone(mongoDb.allowStandalone()));
  }

  private static String hostName() {
    try {
      String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
      return name.substring(0, Math.min(MAX_NAME, name.length()));
    } catch (UnknownHostException e) {
      return "attain";
    }
  }

  @Override
  public Future<? extends StorageEngine> open(Vertx vertx, InstantSource clock) {
    return MongoEngine.open(settings, clock, vertx);
  }

  @Override
  public ProjectionNodes nodes(RecordStore records) {
    String self = settings.node() + "-" + UUID.randomUUID().toString().substring(0, 8);
    return new BeatingNodes(records, self, BEAT, PATIENCE);
  }

  @Override
  public Backups backups(StorageEngine engine, InstantSource clock) {
    return new NoBackups(
        "This server keeps everything in MongoDB. Back the database up with its own tools"
            + " (mongodump --oplog, snapshots, Ops Manager); attain migrate copies it into a data"
            + " folder.");
  }

  @Override
  public String place() {
    return "MongoDB at " + String.join(",", settings.hosts()) + ", " + settings.database();
  }
}
