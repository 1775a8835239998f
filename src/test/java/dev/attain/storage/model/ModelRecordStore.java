package dev.attain.storage.model;

import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records in a map; a list is a sort of all of them. */
final class ModelRecordStore implements RecordStore {
  private static final int MAX_WRITES = 100_000;
  private static final int MAX_ID_BYTES = 1_024;
  private static final Comparator<String> BY_UTF8 =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private record Key(String collection, String id) {}

  private record Entry(StoredRecord stored, Map<String, List<String>> indexValues) {}

  /** A record at the place of a list: by its first matching index value, then by its id. */
  private record Place(String value, StoredRecord stored) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::value, BY_UTF8)
            .thenComparing(place -> place.stored.id(), BY_UTF8);

    /** Values and ids never hold U+0000 in tests of this model, so it separates them. */
    String cursor() {
      return value + "\0" + stored.id();
    }
  }

  private final Map<Key, Entry> entries = new HashMap<>();

  @Override
  public synchronized Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
    return Future.succeededFuture(
        Optional.ofNullable(entries.get(new Key(collection.name(), id))).map(Entry::stored));
  }

  @Override
  public synchronized Future<Map<String, StoredRecord>> findAll(
      RecordCollection collection, Collection<String> ids) {
    if (ids.size() > RecordQuery.MAX_LIMIT) {
      return Future.failedFuture(new IllegalArgumentException(ids.size() + " ids"));
    }
    Map<String, StoredRecord> found = new LinkedHashMap<>();
    for (String id : ids) {
      Entry entry = entries.get(new Key(collection.name(), id));
      if (entry != null) {
        found.put(id, entry.stored);
      }
    }
    return Future.succeededFuture(found);
  }

  @Override
  public synchronized Future<RecordPage> list(RecordQuery query) {
    List<Place> places = new ArrayList<>();
    entries.forEach(
        (key, entry) -> {
          if (key.collection.equals(query.collection().name())) {
            firstMatch(query, entry).ifPresent(value -> places.add(new Place(value, entry.stored)));
          }
        });
    places.sort(Place.ORDER);
    String after = query.after();
    List<Place> rest =
        after == null
            ? places
            : places.stream().filter(place -> isAfter(place.cursor(), after)).toList();
    boolean more = rest.size() > query.limit();
    List<Place> page = more ? rest.subList(0, query.limit()) : rest;
    return Future.succeededFuture(
        new RecordPage(
            page.stream().map(Place::stored).toList(),
            more ? page.get(page.size() - 1).cursor() : null));
  }

  private static boolean isAfter(String cursor, String other) {
    return BY_UTF8.compare(cursor, other) > 0;
  }

  private static Optional<String> firstMatch(RecordQuery query, Entry entry) {
    List<String> values =
        query.index() == null
            ? List.of(entry.stored.id())
            : entry.indexValues.getOrDefault(query.index(), List.of());
    return values.stream()
        .filter(v -> query.exact() ? v.equals(query.prefix()) : v.startsWith(query.prefix()))
        .min(BY_UTF8);
  }

  @Override
  public synchronized Future<WriteOutcome> write(List<RecordWrite> writes) {
    Optional<String> problem = problemOf(writes);
    if (problem.isPresent()) {
      return Future.failedFuture(new IllegalArgumentException(problem.get()));
    }
    for (RecordWrite write : writes) {
      long actual = revision(write);
      if (write.expectedRevision() != RecordWrite.ANY_REVISION
          && write.expectedRevision() != actual) {
        return Future.succeededFuture(
            new WriteOutcome.RevisionConflict(write.collection().name(), write.id(), actual));
      }
    }
    writes.forEach(this::apply);
    return Future.succeededFuture(new WriteOutcome.Written());
  }

  private static Optional<String> problemOf(List<RecordWrite> writes) {
    if (writes.size() > MAX_WRITES) {
      return Optional.of(writes.size() + " writes in a batch");
    }
    Set<Key> keys = new HashSet<>();
    for (RecordWrite write : writes) {
      int bytes = write.id().getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > MAX_ID_BYTES || write.id().indexOf('\0') >= 0) {
        return Optional.of("not an id of a record: " + write.id());
      }
      if (!keys.add(key(write))) {
        return Optional.of("twice in a batch: " + write.id());
      }
    }
    return Optional.empty();
  }

  private void apply(RecordWrite write) {
    if (write instanceof RecordWrite.Put put) {
      StoredRecord stored = new StoredRecord(put.id(), revision(put) + 1, put.json());
      entries.put(key(put), new Entry(stored, put.indexValues()));
    } else {
      entries.remove(key(write));
    }
  }

  private long revision(RecordWrite write) {
    Entry entry = entries.get(key(write));
    return entry == null ? RecordWrite.ABSENT : entry.stored.revision();
  }

  private static Key key(RecordWrite write) {
    return new Key(write.collection().name(), write.id());
  }
}
