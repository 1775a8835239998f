package dev.attain.storage.embedded;

import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Readers;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rocksdb.RocksDBException;

/** Records and their index entries. */
final class EmbeddedRecordStore implements RecordStore {
  private static final int MAX_WRITES = 100_000;
  private static final int MAX_ID_BYTES = 1_024;

  private final Database database;
  private final Committer committer;
  private final Readers readers;

  EmbeddedRecordStore(Database database, Committer committer, Readers readers) {
    this.database = database;
    this.committer = committer;
    this.readers = readers;
  }

  @Override
  public Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
    return readers.submit(
        () ->
            Optional.ofNullable(database.get(Table.RECORDS, Layout.record(collection, id)))
                .map(value -> RecordValue.of(value).record(id)));
  }

  @Override
  public Future<Map<String, StoredRecord>> findAll(
      RecordCollection collection, Collection<String> ids) {
    if (ids.size() > RecordQuery.MAX_LIMIT) {
      return Future.failedFuture(
          new IllegalArgumentException(ids.size() + " ids, over " + RecordQuery.MAX_LIMIT));
    }
    List<String> distinct = List.copyOf(new LinkedHashSet<>(ids));
    return readers.submit(() -> readAll(collection, distinct));
  }

  private Map<String, StoredRecord> readAll(RecordCollection collection, List<String> ids)
      throws RocksDBException {
    Map<String, StoredRecord> found = new LinkedHashMap<>();
    try (View view = database.view()) {
      List<byte[]> values =
          view.getAll(
              Table.RECORDS, ids.stream().map(id -> Layout.record(collection, id)).toList());
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) != null) {
          found.put(ids.get(i), RecordValue.of(values.get(i)).record(ids.get(i)));
        }
      }
    }
    return found;
  }

  @Override
  public Future<RecordPage> list(RecordQuery query) {
    return readers.submit(
        () -> {
          try (View view = database.view()) {
            return new RecordScan(query).page(view);
          }
        });
  }

  @Override
  public Future<WriteOutcome> write(List<RecordWrite> writes) {
    Optional<String> problem = problemOf(writes);
    if (problem.isPresent()) {
      return Future.failedFuture(new IllegalArgumentException(problem.get()));
    }
    return committer.submit(new WriteRecords(writes));
  }

  private static Optional<String> problemOf(List<RecordWrite> writes) {
    if (writes.size() > MAX_WRITES) {
      return Optional.of("a batch of " + writes.size() + " writes is over " + MAX_WRITES);
    }
    record Key(String collection, String id) {}
    Set<Key> keys = new HashSet<>();
    for (RecordWrite write : writes) {
      int bytes = Layout.utf8(write.id()).length;
      if (bytes < 1 || bytes > MAX_ID_BYTES || write.id().indexOf('\0') >= 0) {
        return Optional.of("not an id of a record: '" + write.id() + "'");
      }
      if (!keys.add(new Key(write.collection().name(), write.id()))) {
        return Optional.of("twice in a batch: " + write.collection().name() + " " + write.id());
      }
    }
    return Optional.empty();
  }
}
