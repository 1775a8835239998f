package dev.attain.storage.mongo;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.storage.mongo.lane.LaneKey;
import dev.attain.storage.mongo.lane.LaneLostException;
import dev.attain.storage.mongo.log.KnownStatement;
import dev.attain.storage.mongo.log.LogChanges;
import dev.attain.storage.mongo.log.LogTransaction;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/** The log in one transaction of MongoDB. */
final class MongoLogTransaction implements LogTransaction {
  private static final Bson KNOWN =
      Projections.include(
          StatementDocument.FINGERPRINT,
          StatementDocument.TARGET,
          StatementDocument.VOIDING,
          StatementDocument.VOIDED,
          StatementDocument.TERMS,
          StatementDocument.CARRIED,
          StatementDocument.AWAITED);

  private final SessionCollection<BsonDocument> statements;
  private final SessionCollection<BsonDocument> lanes;
  private final Publishers publishers;

  MongoLogTransaction(
      Session session,
      MongoCollection<BsonDocument> statements,
      MongoCollection<BsonDocument> lanes,
      Publishers publishers) {
    this.statements = session.in(statements);
    this.lanes = session.in(lanes);
    this.publishers = publishers;
  }

  @Override
  public Future<List<KnownStatement>> find(Collection<StatementId> ids) {
    return known(Filters.in(StatementDocument.ID, StatementDocument.ids(ids)));
  }

  @Override
  public Future<List<KnownStatement>> findPointingAt(Collection<StatementId> targets) {
    return known(Filters.in(StatementDocument.TARGET, StatementDocument.ids(targets)));
  }

  private Future<List<KnownStatement>> known(Bson filter) {
    List<KnownStatement> found = new ArrayList<>();
    return publishers
        .each(
            publishers.bounded(statements.find(filter)).projection(KNOWN),
            document -> found.add(StatementDocument.known(document)))
        .map(found);
  }

  @Override
  public Future<Void> write(LogChanges changes, LaneKey lane) {
    List<BsonDocument> inserts = new ArrayList<>();
    List<WriteModel<BsonDocument>> updates = new ArrayList<>();
    for (LogChanges.Insertion insertion : changes.insertions()) {
      BsonDocument document = StatementDocument.of(insertion);
      if (insertion.awaited()) {
        updates.add(arrival(document));
      } else {
        inserts.add(document);
      }
    }
    changes.updates().forEach(update -> updates.add(update(update)));
    changes.awaited().forEach(id -> updates.add(awaited(id)));
    return insert(inserts)
        .compose(inserted -> update(updates))
        .compose(updated -> moveFloor(changes, lane));
  }

  private Future<Void> insert(List<BsonDocument> documents) {
    return documents.isEmpty()
        ? Future.succeededFuture()
        : publishers.done(statements.insertMany(documents));
  }

  private Future<Void> update(List<WriteModel<BsonDocument>> updates) {
    return updates.isEmpty()
        ? Future.succeededFuture()
        : publishers.done(statements.bulkWrite(updates, new BulkWriteOptions()));
  }

  /** Last of all, so that a fence meets no lock of a transaction that takes long. */
  private Future<Void> moveFloor(LogChanges changes, LaneKey lane) {
    long last = changes.last().value();
    Bson moved =
        Updates.combine(
            Updates.max("floor", last), Updates.max("last", last), Updates.inc("beat", 1L));
    return publishers
        .one(lanes.updateOne(MongoLaneRegister.heldBy(lane), moved, new UpdateOptions()))
        .compose(
            result ->
                result.getMatchedCount() == 1
                    ? Future.succeededFuture()
                    : Future.failedFuture(new LaneLostException(lane)));
  }

  /** The statement takes the place of the document that stands for it. */
  private static WriteModel<BsonDocument> arrival(BsonDocument document) {
    Bson same = Filters.eq(StatementDocument.ID, document.remove(StatementDocument.ID));
    return new UpdateOneModel<>(
        same,
        new BsonDocument("$set", document)
            .append("$unset", new BsonDocument(StatementDocument.AWAITED, BsonBoolean.TRUE)));
  }

  private static WriteModel<BsonDocument> update(LogChanges.Update update) {
    BsonDocument change = new BsonDocument();
    BsonDocument set = new BsonDocument();
    if (update.carried() != null && update.voided()) {
      set.append(StatementDocument.VOIDED, BsonBoolean.TRUE);
      set.append(StatementDocument.CARRIED, StatementDocument.terms(update.carried()));
      change.append("$unset", new BsonDocument(StatementDocument.TERMS, BsonBoolean.TRUE));
    } else if (update.carried() != null) {
      set.append(StatementDocument.TERMS, StatementDocument.terms(update.carried()));
    }
    if (!set.isEmpty()) {
      change.append("$set", set);
    }
    if (update.pointers() > 0) {
      change.append(
          "$inc", new BsonDocument(StatementDocument.TOUCHED, new BsonInt64(update.pointers())));
    }
    return new UpdateOneModel<>(
        Filters.eq(StatementDocument.ID, StatementDocument.id(update.id())), change);
  }

  private static WriteModel<BsonDocument> awaited(StatementId id) {
    return new UpdateOneModel<>(
        Filters.eq(StatementDocument.ID, StatementDocument.id(id)),
        Updates.combine(
            Updates.setOnInsert(StatementDocument.AWAITED, true),
            Updates.inc(StatementDocument.TOUCHED, 1L)),
        new UpdateOptions().upsert(true));
  }
}
