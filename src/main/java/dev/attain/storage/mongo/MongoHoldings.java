package dev.attain.storage.mongo;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentStore;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordWrite;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.Position;
import dev.attain.storage.Holdings;
import dev.attain.storage.KeptRecord;
import dev.attain.storage.KeptStatement;
import dev.attain.storage.MigrationNote;
import dev.attain.storage.Portion;
import dev.attain.storage.mongo.lane.HorizonState;
import dev.attain.storage.mongo.lane.LaneState;
import dev.attain.storage.mongo.log.RestoreGroup;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/** All that a database keeps, without a node's part in its log. */
public final class MongoHoldings implements Holdings {
  private final MongoConnection connection;
  private final MongoNote note;
  private final MongoLaneRegister register;
  private final KeptDocuments kept;
  private final RecordCollections collections;
  private final MongoDocumentStore documents;
  private final MongoAttachmentStore attachments;

  private MongoHoldings(MongoConnection connection, InstantSource clock) {
    this.connection = connection;
    note = new MongoNote(connection);
    register = new MongoLaneRegister(connection);
    kept = new KeptDocuments(connection);
    collections = new RecordCollections(connection);
    documents = new MongoDocumentStore(connection);
    attachments = new MongoAttachmentStore(new AttachmentFiles(connection, clock));
  }

  /**
   * Opens a database, or makes a new one, also one whose migration goes on.
   *
   * @param clock what uploads are dated by
   * @param vertx what the Vert.x client runs on; it stays open
   * @return fails with a {@link MongoRefusedException} when the server or the database can't be
   *     used
   */
  public static Future<MongoHoldings> open(
      MongoSettings settings, InstantSource clock, Vertx vertx) {
    return open(settings, clock, vertx, false);
  }

  /** Opens a database that is there; fails with a {@link MongoRefusedException} when it isn't. */
  public static Future<MongoHoldings> openExisting(
      MongoSettings settings, InstantSource clock, Vertx vertx) {
    return open(settings, clock, vertx, true);
  }

  private static Future<MongoHoldings> open(
      MongoSettings settings, InstantSource clock, Vertx vertx, boolean existing) {
    return MongoConnection.open(settings, vertx)
        .compose(
            connection ->
                (existing ? requireThere(connection) : Future.<Void>succeededFuture())
                    .compose(there -> MongoEngine.brought(connection, vertx))
                    .map(brought -> new MongoHoldings(connection, clock))
                    .recover(
                        failure ->
                            connection
                                .close()
                                .transform(
                                    closed ->
                                        Future.failedFuture(new Refusals(settings).of(failure)))));
  }

  private static Future<Void> requireThere(MongoConnection connection) {
    return new Schema(connection, SchemaStep.ALL)
        .isThere()
        .compose(
            there ->
                there
                    ? Future.succeededFuture()
                    : refused(connection, "has nothing of Attain's in", "Name the right one."));
  }

  private static <T> Future<T> refused(MongoConnection connection, String what, String remedy) {
    MongoSettings settings = connection.settings();
    return Future.failedFuture(
        new Refusals(settings)
            .refused(what + " the database " + settings.database(), remedy, null));
  }

  @Override
  public Future<UUID> identity() {
    return note.identity();
  }

  @Override
  public Future<Boolean> isEmpty() {
    return kept.recordCollections()
        .compose(
            records -> {
              List<String> all =
                  Stream.concat(
                          Stream.of(
                              MongoLog.STATEMENTS,
                              DocumentFields.COLLECTION,
                              AttachmentFiles.FILES),
                          records.stream().map(RecordCollections::name))
                      .toList();
              Future<Boolean> empty = Future.succeededFuture(true);
              for (String name : all) {
                empty = empty.compose(e -> e ? kept.isEmpty(name) : Future.succeededFuture(false));
              }
              return empty;
            });
  }

  @Override
  public Future<Optional<MigrationNote>> findNote() {
    return note.find();
  }

  @Override
  public Future<Void> writeNote(MigrationNote changed) {
    return note.write(changed);
  }

  @Override
  public Future<Void> requireNobodyElse() {
    OtherNodes others =
        new OtherNodes(
            register, connection.threads(), StatementLog.silence(connection.settings().deadline()));
    return others
        .areThere()
        .compose(
            there ->
                there
                    ? refused(
                        connection,
                        "is in use by a running Attain, on",
                        "Stop all servers of this database first.")
                    : Future.succeededFuture());
  }

  /** The published horizon, and the floors of those who have held lanes: none gives out less. */
  @Override
  public Future<Position> horizon() {
    return register
        .horizon()
        .map(HorizonState::position)
        .compose(
            published ->
                register
                    .lanes()
                    .map(
                        lanes ->
                            Stream.concat(
                                    Stream.of(published), lanes.stream().map(LaneState::floor))
                                .max(Position::compareTo)
                                .orElse(published)));
  }

  @Override
  public Future<Void> raiseHorizon(Position least) {
    return register.raise(least).mapEmpty();
  }

  @Override
  public Future<Portion<Sha2>> contents(String after) {
    return kept.contents(after);
  }

  @Override
  public Future<Portion<KeptStatement>> statements(String after) {
    return kept.statements(after);
  }

  @Override
  public Future<Portion<DocumentKey>> documents(String after) {
    return kept.documents(after);
  }

  /** The cursor is the name of a collection, a bar, and the id of the last record there. */
  @Override
  public Future<Portion<KeptRecord>> records(String after) {
    int bar = after.indexOf('|');
    String last = bar < 0 ? "" : after.substring(0, bar);
    String id = after.substring(bar + 1);
    return kept.recordCollections()
        .compose(
            names ->
                records(names.stream().filter(n -> n.compareTo(last) >= 0).toList(), last, id));
  }

  private Future<Portion<KeptRecord>> records(List<String> names, String last, String after) {
    if (names.isEmpty()) {
      return Future.succeededFuture(new Portion<>(List.of(), last + "|" + after));
    }
    String name = names.get(0);
    return kept.records(name, name.equals(last) ? after : "")
        .compose(
            found ->
                found.items().isEmpty()
                    ? records(names.subList(1, names.size()), last, after)
                    : Future.succeededFuture(
                        new Portion<>(found.items(), name + "|" + found.cursor())));
  }

  @Override
  public Future<Void> restoreStatements(List<KeptStatement> statements) {
    Publishers publishers = connection.publishers();
    return connection
        .transactions()
        .run(
            session -> {
              MongoLogTransaction transaction =
                  new MongoLogTransaction(
                      session,
                      MongoLog.statements(connection),
                      MongoLaneRegister.lanes(connection),
                      publishers);
              return RestoreGroup.changes(statements, transaction)
                  .compose(
                      changes ->
                          changes.map(transaction::write).orElseGet(Future::succeededFuture));
            });
  }

  @Override
  public Future<Void> restoreRecords(List<KeptRecord> records) {
    Map<String, List<WriteModel<BsonDocument>>> writes = new LinkedHashMap<>();
    List<RecordCollection> there = new ArrayList<>();
    for (KeptRecord one : records) {
      RecordWrite.Put put = one.put();
      there.add(put.collection());
      writes
          .computeIfAbsent(one.collection(), name -> new ArrayList<>())
          .add(
              new ReplaceOneModel<>(
                  Filters.eq(RecordDocument.ID, put.id()),
                  RecordDocument.of(put, one.record().revision()),
                  new ReplaceOptions().upsert(true)));
    }
    Future<Void> all = collections.make(there);
    for (Map.Entry<String, List<WriteModel<BsonDocument>>> entry : writes.entrySet()) {
      all = all.compose(done -> write(entry.getKey(), entry.getValue()));
    }
    return all;
  }

  private Future<Void> write(String collection, List<WriteModel<BsonDocument>> writes) {
    return connection
        .publishers()
        .done(
            collections
                .of(new RecordCollection(collection, List.of()))
                .bulkWrite(writes, new BulkWriteOptions().ordered(false)));
  }

  @Override
  public boolean isRetryable(Throwable failure) {
    return Failures.isRetryable(failure);
  }

  @Override
  public AttachmentStore attachments() {
    return attachments;
  }

  @Override
  public DocumentStore documents() {
    return documents;
  }

  @Override
  public Future<Void> close() {
    return connection.close();
  }
}
