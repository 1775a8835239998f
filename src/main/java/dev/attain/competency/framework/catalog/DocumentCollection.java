package dev.attain.competency.framework.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
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

  private record Revision<T>(long number, T document) {}

  DocumentCollection(RecordStore records, RecordCollection collection, Class<T> type) {
    this.records = records;
    this.collection = collection;
    this.type = type;
  }

  Future<Optional<T>> find(String id) {
    return records.find(collection, id).map(found -> found.map(this::read));
  }

  /**
   * All documents, by id. They are few (frameworks, roles, cohorts), and their readers want all.
   */
  Future<List<T>> all() {
    return pages(new ArrayList<>(), RecordQuery.all(collection, RecordQuery.MAX_LIMIT));
  }

  private Future<List<T>> pages(List<T> before, RecordQuery query) {
    return records
        .list(query)
        .compose(
            (RecordPage page) -> {
              page.records().forEach(stored -> before.add(read(stored)));
              return page.next() == null
                  ? Future.succeededFuture(List.copyOf(before))
                  : pages(before, query.continuedAfter(page.next()));
            });
  }

  /** Writes where nothing is yet; completes with false when something is. */
  Future<Boolean> create(String id, T document) {
    return write(id, document, RecordWrite.ABSENT)
        .map(outcome -> outcome instanceof WriteOutcome.Written);
  }

  Future<Void> replace(String id, T document) {
    return write(id, document, RecordWrite.ANY_REVISION).mapEmpty();
  }

  private Future<WriteOutcome> write(String id, T document, long expectedRevision) {
    byte[] json;
    try {
      json = Json.MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      return Future.failedFuture(e);
    }
    return records.write(
        List.of(new RecordWrite.Put(collection, id, expectedRevision, json, Map.of())));
  }

  private T read(StoredRecord stored) {
    Revision<T> known = kept.getIfPresent(stored.id());
    if (known != null && known.number() == stored.revision()) {
      return known.document();
    }
    T document = parse(stored);
    kept.put(stored.id(), new Revision<>(stored.revision(), document));
    return document;
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
