package dev.attain.storage.mongo;

import dev.attain.documents.DocumentStore;
import dev.attain.records.RecordStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.StatementStore;
import dev.attain.storage.StorageEngine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The storage ports over one database of MongoDB, which other nodes may share. */
public final class MongoEngine implements StorageEngine {
  private final MongoConnection connection;
  private final MongoDocumentStore documents;
  private final MongoRecordStore records;
  private final MongoAttachmentStore attachments;

  private MongoEngine(MongoConnection connection, InstantSource clock) {
    this.connection = connection;
    documents = new MongoDocumentStore(connection);
    records = new MongoRecordStore(connection);
    attachments = new MongoAttachmentStore(new AttachmentFiles(connection, clock));
  }

  /**
   * Opens a database, or makes a new one.
   *
   * @param clock what positions take their time from
   * @param vertx what the Vert.x client runs on; it stays open
   * @return fails with a {@link MongoRefusedException} when the server or the database can't be
   *     used
   */
  public static Future<MongoEngine> open(MongoSettings settings, InstantSource clock, Vertx vertx) {
    return MongoConnection.open(settings, vertx)
        .map(connection -> new MongoEngine(connection, clock));
  }

  @Override
  public StatementStore statements() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DocumentStore documents() {
    return documents;
  }

  @Override
  public RecordStore records() {
    return records;
  }

  @Override
  public AttachmentStore attachments() {
    return attachments;
  }

  @Override
  public Future<Void> health() {
    return Future.succeededFuture();
  }

  @Override
  public boolean isRetryable(Throwable failure) {
    return Failures.isRetryable(failure);
  }

  @Override
  public Future<Void> close() {
    return connection.close();
  }
}
