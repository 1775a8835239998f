package dev.attain.storage.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.documents.Document;
import dev.attain.documents.DocumentEntry;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.DocumentSelection;
import dev.attain.documents.DocumentStore;
import dev.attain.documents.ETag;
import dev.attain.documents.Precondition;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.MongoClient;
import io.vertx.ext.mongo.UpdateOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/**
 * Documents, by the Vert.x client. A precondition is decided against the tag that is there, and the
 * write then names that tag, or that there was none: when it has changed in between, the decision
 * is made anew. So each write is one atomic step on one document.
 */
final class MongoDocumentStore implements DocumentStore {
  private static final int MAX_LIMIT = 100_000;
  private static final DocumentOutcome DONE = new DocumentOutcome.Done();

  private final MongoClient client;
  private final MongoCollection<BsonDocument> collection;
  private final Publishers publishers;
  private final Transactions transactions;
  private final long deadlineNanos;

  MongoDocumentStore(MongoConnection connection) {
    client = connection.documents();
    collection = connection.database().getCollection(DocumentFields.COLLECTION, BsonDocument.class);
    publishers = connection.publishers();
    transactions = connection.transactions();
    deadlineNanos = connection.settings().deadline().toNanos();
  }

  @Override
  public Future<Optional<Document>> find(DocumentKey key) {
    return publishers
        .within(
            () ->
                client.findOne(DocumentFields.COLLECTION, DocumentFields.id(key), new JsonObject()))
        .map(found -> Optional.ofNullable(found).map(DocumentFields::document));
  }

  @Override
  public Future<List<DocumentEntry>> list(DocumentSelection selection, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      return Future.failedFuture(
          new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_LIMIT));
    }
    FindOptions options = new FindOptions().setFields(DocumentFields.entryFields()).setLimit(limit);
    return publishers
        .within(
            () ->
                client.findWithOptions(
                    DocumentFields.COLLECTION, DocumentFields.filter(selection), options))
        .map(found -> found.stream().map(DocumentFields::entry).toList());
  }

  @Override
  public Future<DocumentOutcome> put(
      DocumentKey key, Document document, Precondition precondition) {
    return decide(
        key,
        precondition,
        current -> write(DocumentFields.of(key, document), key, current),
        until());
  }

  @Override
  public Future<DocumentOutcome> delete(DocumentKey key, Precondition precondition) {
    return decide(key, precondition, current -> remove(key, current), until());
  }

  /**
   * A write of what was decided about a document with this tag; false when it has another by now.
   */
  private interface Step {
    Future<Boolean> takenOn(Optional<ETag> current);
  }

  private Future<DocumentOutcome> decide(
      DocumentKey key, Precondition precondition, Step step, long until) {
    return tag(key)
        .compose(
            current -> {
              if (!precondition.holds(current)) {
                return Future.succeededFuture(new DocumentOutcome.PreconditionFailed(current));
              }
              return step.takenOn(current)
                  .compose(
                      taken ->
                          taken
                              ? Future.succeededFuture(DONE)
                              : again(() -> decide(key, precondition, step, until), until));
            });
  }

  /** Somebody else has written in between, so that somebody has got on. */
  private Future<DocumentOutcome> again(Supplier<Future<DocumentOutcome>> next, long until) {
    return System.nanoTime() - until < 0
        ? next.get()
        : Future.failedFuture(new UnavailableException("too many write to one document"));
  }

  private long until() {
    return System.nanoTime() + deadlineNanos;
  }

  private Future<Optional<ETag>> tag(DocumentKey key) {
    JsonObject fields = new JsonObject().put(DocumentFields.ETAG, 1);
    return publishers
        .within(() -> client.findOne(DocumentFields.COLLECTION, DocumentFields.id(key), fields))
        .map(found -> Optional.ofNullable(found).map(DocumentFields::etag));
  }

  private Future<Boolean> write(JsonObject fields, DocumentKey key, Optional<ETag> current) {
    if (current.isEmpty()) {
      return publishers
          .within(() -> client.insert(DocumentFields.COLLECTION, fields))
          .map(true)
          .recover(
              failure ->
                  Failures.isDuplicate(failure)
                      ? Future.succeededFuture(false)
                      : Future.failedFuture(failure));
    }
    JsonObject asRead = DocumentFields.id(key).put(DocumentFields.ETAG, current.get().opaque());
    return publishers
        .within(
            () ->
                client.replaceDocumentsWithOptions(
                    DocumentFields.COLLECTION, asRead, fields, new UpdateOptions()))
        .map(result -> result != null && result.getDocMatched() == 1);
  }

  private Future<Boolean> remove(DocumentKey key, Optional<ETag> current) {
    if (current.isEmpty()) {
      return Future.succeededFuture(true);
    }
    JsonObject asRead = DocumentFields.id(key).put(DocumentFields.ETAG, current.get().opaque());
    return publishers
        .within(() -> client.removeDocument(DocumentFields.COLLECTION, asRead))
        .map(result -> result != null && result.getRemovedCount() == 1);
  }

  @Override
  public Future<DocumentOutcome> deleteAll(DocumentSelection selection) {
    BsonDocument filter = BsonDocument.parse(DocumentFields.filter(selection).encode());
    return transactions.run(
        session -> publishers.done(session.in(collection).deleteMany(filter)).map(DONE));
  }
}
