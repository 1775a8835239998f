package dev.attain.storage.embedded;

import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The value of a record.
 *
 * @param entries its index entries (see {@link Layout#indexEntry}), sorted, without repetitions
 */
public record RecordValue(long revision, NavigableSet<byte[]> entries, byte[] json) {

  static RecordValue of(RecordWrite.Put put, long revision) {
    NavigableSet<byte[]> entries = sorted();
    put.indexValues()
        .forEach(
            (index, values) ->
                values.forEach(value -> entries.add(Layout.indexEntry(index, value))));
    return new RecordValue(revision, entries, put.json());
  }

  public static RecordValue of(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    long revision = bytes.getLong();
    NavigableSet<byte[]> entries = sorted();
    for (int rest = bytes.getInt(); rest > 0; rest--) {
      byte[] entry = new byte[bytes.getInt()];
      bytes.get(entry);
      entries.add(entry);
    }
    byte[] json = new byte[bytes.remaining()];
    bytes.get(json);
    return new RecordValue(revision, entries, json);
  }

  /** An empty set of entries. */
  static NavigableSet<byte[]> sorted() {
    return new TreeSet<>(Arrays::compareUnsigned);
  }

  byte[] toBytes() {
    int size = entries.stream().mapToInt(entry -> Integer.BYTES + entry.length).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + size + json.length)
            .putLong(revision)
            .putInt(entries.size());
    entries.forEach(entry -> bytes.putInt(entry.length).put(entry));
    return bytes.put(json).array();
  }

  /** What the entries say, by index. */
  Map<String, List<String>> indexValues() {
    Map<String, List<String>> values = new HashMap<>();
    for (byte[] entry : entries) {
      String index = Layout.nameIn(entry);
      values
          .computeIfAbsent(index, i -> new ArrayList<>())
          .add(Layout.unescaped(entry, index.length() + 1, entry.length - 1));
    }
    return values;
  }

  StoredRecord record(String id) {
    return new StoredRecord(id, revision, json);
  }
}
