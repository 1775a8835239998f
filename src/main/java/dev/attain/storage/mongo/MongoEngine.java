package dev.attain.storage.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.documents.DocumentStore;
import dev.attain.records.RecordStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.StatementStore;
import dev.attain.storage.StorageEngine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The storage ports over one database of MongoDB, which other nodes may share. */
public final class MongoEngine implements StorageEngine {
  private static final Logger LOG = LoggerFactory.getLogger(MongoEngine.class);
  private static final int SWEEP_MINUTES = 60;

  private final MongoConnection connection;
  private final StatementLog log;
  private final MongoDocumentStore documents;
  private final MongoRecordStore records;
  private final AttachmentFiles files;
  private final MongoAttachmentStore attachments;

  private MongoEngine(MongoConnection connection, StatementLog log, InstantSource clock) {
    this.connection = connection;
    this.log = log;
    documents = new MongoDocumentStore(connection);
    records = new MongoRecordStore(connection);
    files = new AttachmentFiles(connection, clock);
    attachments = new MongoAttachmentStore(files);
  }

  /**
   * Opens a database, or makes a new one.
   *
   * @param clock what uploads are dated by; the order of statements does not depend on it
   * @param vertx what the Vert.x client runs on; it stays open
   * @return fails with a {@link MongoRefusedException} when the server or the database can't be
   *     used
   */
  public static Future<MongoEngine> open(MongoSettings settings, InstantSource clock, Vertx vertx) {
    return MongoConnection.open(settings, vertx)
        .compose(
            connection ->
                brought(connection, vertx)
                    .compose(brought -> StatementLog.open(connection))
                    .map(log -> new MongoEngine(connection, log, clock))
                    .onSuccess(MongoEngine::sweepNowAndThen)
                    .recover(
                        failure -> connection.close().transform(c -> refused(settings, failure))));
  }

  /** Steps of the schema are taken by a connection that waits for them. */
  private static Future<Void> brought(MongoConnection connection, Vertx vertx) {
    return new Schema(connection, SchemaStep.ALL)
        .isCurrent()
        .compose(
            current -> {
              if (current) {
                return Future.succeededFuture();
              }
              MongoConnection patient = connection.patient(vertx);
              return new Schema(patient, SchemaStep.ALL).bring().eventually(patient::close);
            });
  }

  private static <T> Future<T> refused(MongoSettings settings, Throwable failure) {
    return Future.failedFuture(new Refusals(settings).of(failure));
  }

  private void sweepNowAndThen() {
    connection.threads().scheduleWithFixedDelay(this::sweep, 1, SWEEP_MINUTES, TimeUnit.MINUTES);
  }

  private void sweep() {
    files
        .sweep()
        .onFailure(failure -> LOG.warn("abandoned uploads were not swept: {}", failure.toString()))
        .onSuccess(
            swept -> {
              if (swept > 0) {
                LOG.info("swept {} abandoned uploads", swept);
              }
            });
  }

  @Override
  public StatementStore statements() {
    return log.store();
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
    MongoCollection<BsonDocument> meta =
        connection.database().getCollection(Schema.COLLECTION, BsonDocument.class);
    var mine = Filters.eq("_id", "health-" + connection.settings().node());
    return connection
        .publishers()
        .done(meta.updateOne(mine, Updates.inc("asked", 1L), new UpdateOptions().upsert(true)))
        .compose(written -> connection.publishers().one(meta.find(mine).first()))
        .mapEmpty();
  }

  @Override
  public boolean isRetryable(Throwable failure) {
    return Failures.isRetryable(failure);
  }

  @Override
  public boolean isFull(Throwable failure) {
    return Failures.isFull(failure);
  }

  @Override
  public Future<Void> close() {
    return log.close().eventually(connection::close);
  }
}
