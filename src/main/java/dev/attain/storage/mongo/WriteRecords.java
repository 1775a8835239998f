package dev.attain.storage.mongo;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * A batch of record writes: reads the revisions that are there, decides, and writes, all within one
 * transaction. Each write names the revision that was read, so that a record can't be written over
 * even where there are no transactions; but in collections without revisions, where nothing is
 * read.
 */
final class WriteRecords {
  /** How many writes one command brings: each has the deadline of an operation to itself. */
  private static final int CHUNK = 2_000;

  private static final int MAX_ID_BYTES = 1_024;
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final Map<RecordCollection, List<RecordWrite>> byCollection = new LinkedHashMap<>();
  private final List<RecordWrite> writes;

  /**
   * @throws IllegalArgumentException when an id is not one, or there twice
   */
  WriteRecords(List<RecordWrite> writes) {
    this.writes = List.copyOf(writes);
    Set<List<String>> ids = new HashSet<>();
    for (RecordWrite write : writes) {
      requireId(write.id());
      if (!ids.add(List.of(write.collection().name(), write.id()))) {
        throw new IllegalArgumentException("two writes of " + write.id());
      }
      byCollection.computeIfAbsent(write.collection(), c -> new ArrayList<>()).add(write);
    }
  }

  private static void requireId(String id) {
    int bytes = id.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_ID_BYTES || id.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a record id: '" + id + "'");
    }
  }

  Set<RecordCollection> collections() {
    return byCollection.keySet();
  }

  /** Decides and writes; may run again. */
  Future<WriteOutcome> run(Session session, RecordCollections collections, Publishers publishers) {
    Map<RecordCollection, Map<String, Long>> present = new HashMap<>();
    return inTurn(
            byCollection.keySet().stream().filter(RecordCollection::revisions).toList(),
            collection ->
                revisions(session, collection, collections, publishers)
                    .onSuccess(revisions -> present.put(collection, revisions))
                    .mapEmpty())
        .compose(
            read -> {
              Optional<WriteOutcome> conflict = conflict(present);
              return conflict.isPresent()
                  ? Future.succeededFuture(conflict.get())
                  : write(session, present, collections, publishers)
                      .map(new WriteOutcome.Written());
            });
  }

  private Future<Map<String, Long>> revisions(
      Session session,
      RecordCollection collection,
      RecordCollections collections,
      Publishers publishers) {
    Map<String, Long> revisions = new HashMap<>();
    List<String> ids =
        byCollection.getOrDefault(collection, List.of()).stream().map(RecordWrite::id).toList();
    return inTurn(
            chunks(ids),
            chunk ->
                publishers.each(
                    publishers
                        .bounded(
                            session
                                .in(collections.of(collection))
                                .find(Filters.in(RecordDocument.ID, chunk)))
                        .projection(Projections.include(RecordDocument.REVISION)),
                    found ->
                        revisions.put(RecordDocument.id(found), RecordDocument.revision(found))))
        .map(revisions);
  }

  private Optional<WriteOutcome> conflict(Map<RecordCollection, Map<String, Long>> present) {
    for (RecordWrite write : writes) {
      long revision = revision(write, present);
      if (write.expectedRevision() != RecordWrite.ANY_REVISION
          && write.expectedRevision() != revision) {
        return Optional.of(
            new WriteOutcome.RevisionConflict(write.collection().name(), write.id(), revision));
      }
    }
    return Optional.empty();
  }

  private static long revision(
      RecordWrite write, Map<RecordCollection, Map<String, Long>> present) {
    return present.getOrDefault(write.collection(), Map.of()).getOrDefault(write.id(), 0L);
  }

  private Future<Void> write(
      Session session,
      Map<RecordCollection, Map<String, Long>> present,
      RecordCollections collections,
      Publishers publishers) {
    return inTurn(
        byCollection.entrySet(),
        entry ->
            inTurn(
                chunks(entry.getValue()),
                chunk -> {
                  List<WriteModel<BsonDocument>> models =
                      chunk.stream().flatMap(w -> model(w, revision(w, present)).stream()).toList();
                  return models.isEmpty()
                      ? Future.succeededFuture()
                      : publishers.done(
                          session.in(collections.of(entry.getKey())).bulkWrite(models, UNORDERED));
                }));
  }

  private static Optional<WriteModel<BsonDocument>> model(RecordWrite write, long present) {
    if (!write.collection().revisions()) {
      return Optional.of(whateverIsThere(write));
    }
    Bson asRead =
        Filters.and(
            Filters.eq(RecordDocument.ID, write.id()),
            Filters.eq(RecordDocument.REVISION, present));
    if (write instanceof RecordWrite.Put put) {
      BsonDocument document = RecordDocument.of(put, present + 1);
      return Optional.of(
          present == 0 ? new InsertOneModel<>(document) : new ReplaceOneModel<>(asRead, document));
    }
    return present == 0 ? Optional.empty() : Optional.of(new DeleteOneModel<>(asRead));
  }

  private static WriteModel<BsonDocument> whateverIsThere(RecordWrite write) {
    Bson byId = Filters.eq(RecordDocument.ID, write.id());
    return write instanceof RecordWrite.Put put
        ? new ReplaceOneModel<>(byId, RecordDocument.of(put, 1), new ReplaceOptions().upsert(true))
        : new DeleteOneModel<>(byId);
  }

  private static <T> List<List<T>> chunks(List<T> all) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
    return chunks;
  }

  /** One after the other: a session has one operation at a time. */
  private static <T> Future<Void> inTurn(Iterable<T> items, Function<T, Future<Void>> step) {
    Future<Void> all = Future.succeededFuture();
    for (T item : items) {
      all = all.compose(done -> step.apply(item));
    }
    return all;
  }
}
