package dev.attain.storage.mongo;

import com.mongodb.client.model.Filters;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records, each collection of them in one of MongoDB. */
final class MongoRecordStore implements RecordStore {
  private final RecordCollections collections;
  private final Publishers publishers;
  private final Transactions transactions;

  MongoRecordStore(MongoConnection connection) {
    collections = new RecordCollections(connection);
    publishers = connection.publishers();
    transactions = connection.transactions();
  }

  @Override
  public Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
    return publishers
        .first(
            publishers
                .bounded(collections.of(collection).find(Filters.eq(RecordDocument.ID, id)))
                .limit(1))
        .map(found -> found.map(RecordDocument::record));
  }

  @Override
  public Future<Map<String, StoredRecord>> findAll(
      RecordCollection collection, Collection<String> ids) {
    return findAll(collections, publishers, collection, ids);
  }

  static Future<Map<String, StoredRecord>> findAll(
      RecordCollections collections,
      Publishers publishers,
      RecordCollection collection,
      Collection<String> ids) {
    if (ids.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    Map<String, StoredRecord> records = new HashMap<>();
    return publishers
        .each(
            publishers.bounded(collections.of(collection).find(Filters.in(RecordDocument.ID, ids))),
            found -> records.put(RecordDocument.id(found), RecordDocument.record(found)))
        .map(records);
  }

  @Override
  public Future<RecordPage> list(RecordQuery query) {
    return new RecordPages(query, collections, publishers).page();
  }

  @Override
  public Future<WriteOutcome> write(List<RecordWrite> writes) {
    WriteRecords batch;
    try {
      batch = new WriteRecords(writes);
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
    if (writes.isEmpty()) {
      return Future.succeededFuture(new WriteOutcome.Written());
    }
    return collections
        .make(batch.collections())
        .compose(made -> transactions.run(s -> batch.run(s, collections, publishers)));
  }
}
