package dev.attain.storage;

import dev.attain.records.RecordCollection;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A record with all that an engine keeps of it.
 *
 * @param collection the name of its collection
 * @param indexValues what it is found by; indexes without a value are not there
 */
public record KeptRecord(
    String collection, StoredRecord record, Map<String, List<String>> indexValues) {
  public KeptRecord {
    Objects.requireNonNull(collection);
    Objects.requireNonNull(record);
    indexValues = Map.copyOf(indexValues);
  }

  /** The write that makes it what it is, but for its revision. */
  public RecordWrite.Put put() {
    List<String> indexes = indexValues.keySet().stream().sorted().toList();
    return new RecordWrite.Put(
        new RecordCollection(collection, indexes),
        record.id(),
        RecordWrite.ANY_REVISION,
        record.json(),
        indexValues);
  }
}
