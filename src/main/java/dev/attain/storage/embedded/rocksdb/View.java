package dev.attain.storage.embedded.rocksdb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Range;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** The database at one moment, whatever is written meanwhile. For one thread, and not for long. */
public final class View implements AutoCloseable {
  private final Database database;
  private final RocksDB rocks;
  private final Snapshot snapshot;
  private final ReadOptions options;

  View(Database database, RocksDB rocks) {
    this.database = database;
    this.rocks = rocks;
    this.snapshot = rocks.getSnapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
  }

  public byte @Nullable [] get(Table table, byte[] key) throws RocksDBException {
    return rocks.get(database.family(table), options, key);
  }

  /** The values of the keys, in their order; null where there is none. */
  public List<byte[]> getAll(Table table, List<byte[]> keys) throws RocksDBException {
    return database.getAll(options, table, keys);
  }

  /** An iterator that the caller closes before this view. */
  public RocksIterator iterator(Table table) {
    return database.iterator(table, options);
  }

  /** About how many bytes lie between two keys; cheap, and good enough to compare by. */
  public long approximateBytes(Table table, byte[] from, byte[] to) {
    try (Slice start = new Slice(from);
        Slice end = new Slice(to)) {
      return rocks
          .getApproximateSizes(
              database.family(table),
              List.of(new Range(start, end)),
              SizeApproximationFlag.INCLUDE_FILES,
              SizeApproximationFlag.INCLUDE_MEMTABLES)[0];
    }
  }

  @Override
  public void close() {
    options.close();
    rocks.releaseSnapshot(snapshot);
  }
}
