package dev.attain.storage.embedded.rocksdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * Changes on their way to one durable write, and the database as it will be after it. What was read
 * is kept as well, for only the committer writes, so that it stays true until the group is written.
 */
public final class Group {
  /** Stands for "no value" in what was read or deleted; compared by identity. */
  private static final byte[] NOTHING = new byte[0];

  private static final byte[] EMPTY = new byte[0];

  /**
   * Neighbours in a table come one after the other, which finds most of the way to them in the
   * processor's cache. The sort is stable: of writes to one key the last one stays the last.
   */
  private static final Comparator<WriteBytes.Write> BY_KEY =
      (a, b) ->
          a.family() == b.family()
              ? Arrays.compareUnsigned(a.key(), b.key())
              : Integer.compare(a.family(), b.family());

  private final Database database;
  private final List<WriteBytes.Write> writes = new ArrayList<>();
  private final Map<Table, NavigableMap<byte[], byte[]>> seen = new EnumMap<>(Table.class);

  Group(Database database) {
    this.database = database;
    for (Table table : Table.values()) {
      if (table.readInGroup) {
        seen.put(table, new TreeMap<>(Arrays::compareUnsigned));
      }
    }
  }

  public byte @Nullable [] get(Table table, byte[] key) throws RocksDBException {
    NavigableMap<byte[], byte[]> values = seenIn(table);
    byte[] known = values.get(key);
    if (known == null) {
      byte[] stored = database.get(table, key);
      values.put(key, stored == null ? NOTHING : stored);
      return stored;
    }
    return known == NOTHING ? null : known;
  }

  /** Reads many keys at once, so that {@link #get} has them at hand. */
  public void prefetch(Table table, List<byte[]> keys) throws RocksDBException {
    NavigableMap<byte[], byte[]> values = seenIn(table);
    List<byte[]> unknown = keys.stream().filter(key -> !values.containsKey(key)).toList();
    try (ReadOptions options = new ReadOptions()) {
      List<byte[]> stored = database.getAll(options, table, unknown);
      for (int i = 0; i < unknown.size(); i++) {
        byte[] value = stored.get(i);
        values.put(unknown.get(i), value == null ? NOTHING : value);
      }
    }
  }

  /**
   * The first entry at or after a key; null when there is none. What this group writes is not
   * looked at.
   */
  public @Nullable Entry storedFrom(Table table, byte[] key) throws RocksDBException {
    try (ReadOptions options = new ReadOptions();
        RocksIterator stored = database.iterator(table, options)) {
      stored.seek(key);
      if (stored.isValid()) {
        return new Entry(stored.key(), stored.value());
      }
      stored.status();
      return null;
    }
  }

  /** The entries whose keys begin with {@code prefix}, in order. */
  public List<Entry> withPrefix(Table table, byte[] prefix) throws RocksDBException {
    NavigableMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
    try (ReadOptions options = new ReadOptions();
        RocksIterator stored = database.iterator(table, options)) {
      for (stored.seek(prefix); stored.isValid(); stored.next()) {
        byte[] key = stored.key();
        if (!startsWith(key, prefix)) {
          break;
        }
        found.put(key, stored.value());
      }
      stored.status();
    }
    for (Map.Entry<byte[], byte[]> entry : seenIn(table).tailMap(prefix).entrySet()) {
      if (!startsWith(entry.getKey(), prefix)) {
        break;
      }
      found.put(entry.getKey(), entry.getValue());
    }
    List<Entry> entries = new ArrayList<>();
    found.forEach(
        (key, value) -> {
          if (value != NOTHING) {
            entries.add(new Entry(key, value));
          }
        });
    return entries;
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  public void put(Table table, byte[] key, byte[] value) throws RocksDBException {
    writes.add(new WriteBytes.Write(database.number(table), key, value));
    if (table.readInGroup) {
      seenIn(table).put(key, value);
    }
  }

  /** Puts a key that says all by being there. */
  public void put(Table table, byte[] key) throws RocksDBException {
    put(table, key, EMPTY);
  }

  public void delete(Table table, byte[] key) throws RocksDBException {
    writes.add(new WriteBytes.Write(database.number(table), key, null));
    if (table.readInGroup) {
      seenIn(table).put(key, NOTHING);
    }
  }

  private NavigableMap<byte[], byte[]> seenIn(Table table) {
    NavigableMap<byte[], byte[]> values = seen.get(table);
    if (values == null) {
      throw new IllegalArgumentException(table + " is not read in groups");
    }
    return values;
  }

  /** How many puts and deletes there are by now. */
  int writes() {
    return writes.size();
  }

  void write() throws RocksDBException {
    if (!writes.isEmpty()) {
      writes.sort(BY_KEY);
      try (WriteBatch batch = new WriteBatch(WriteBytes.of(writes))) {
        database.write(batch);
      }
    }
  }
}
