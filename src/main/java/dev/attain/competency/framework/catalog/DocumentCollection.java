package dev.attain.competency.framework.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of one kind in the record store, as the records they are read as. */
final class DocumentCollection<T> {
  private static final int MOST_KEPT = 100;

  private final RecordStore records;
  private final RecordCollection collection;
  private final Class<T> type;

  /** What was read last, by id; a revision that is no more is read again. */
  private final Cache<String, Revision<T>> kept =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  /** A document, and the revision of its record that it was read from. */
  record Revision<T>(long number, T document) {}

  DocumentCollection(RecordStore records, RecordCollection collection, Class<T> type) {
    this.records = records;
    this.collection = collection;
    this.type = type;
  }

  Future<Optional<T>> find(String id) {
    return findRevision(id).map(found -> found.map(Revision::document));
  }

  Future<Optional<Revision<T>>> findRevision(String id) {
    return records.find(collection, id).map(found -> found.map(this::read));
  }

  /**
   * All documents, by id. They are few (frameworks, roles, cohorts), and their readers want all.
   */
  Future<List<T>> all() {
    return records.listAll(
        RecordQuery.all(collection, RecordQuery.MAX_LIMIT), stored -> read(stored).document());
  }

  /** The write that puts a document in the place of the revision expected. */
  RecordWrite put(String id, T document, long expectedRevision) {
    return new RecordWrite.Put(collection, id, expectedRevision, Json.bytes(document), Map.of());
  }

  private Revision<T> read(StoredRecord stored) {
    Revision<T> known = kept.getIfPresent(stored.id());
    if (known != null && known.number() == stored.revision()) {
      return known;
    }
    Revision<T> read = new Revision<>(stored.revision(), parse(stored));
    kept.put(stored.id(), read);
    return read;
  }

  private T parse(StoredRecord stored) {
    try {
      return Json.MAPPER.readValue(stored.json(), type);
    } catch (IOException e) {
      throw new IllegalStateException(
          "record " + stored.id() + " of " + collection.name() + " is no " + type.getSimpleName(),
          e);
    }
  }
}
