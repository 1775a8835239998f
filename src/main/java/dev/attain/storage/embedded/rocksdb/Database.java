package dev.attain.storage.embedded.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * An open RocksDB with its tables. Reading is safe from any thread until {@link #close}, which must
 * come after the last reader and the committer have ended: the native code does not check.
 */
public final class Database implements AutoCloseable {
  private final Tuning tuning;
  private final DBOptions options;
  private final WriteOptions writeOptions;
  private final RocksDB rocks;
  private final Map<Table, ColumnFamilyHandle> families;
  private final Map<Table, Integer> numbers = new EnumMap<>(Table.class);

  private Database(
      Tuning tuning, DBOptions options, RocksDB rocks, Map<Table, ColumnFamilyHandle> families) {
    this.tuning = tuning;
    this.options = options;
    this.rocks = rocks;
    this.families = families;
    this.writeOptions = new WriteOptions().setSync(tuning.fsync());
    families.forEach((table, family) -> numbers.put(table, family.getID()));
  }

  /**
   * Opens a database, or creates it.
   *
   * @param nativeLibrary a folder to unpack RocksDB's native library into
   */
  public static Database open(Path folder, Path nativeLibrary, boolean fsync, long cacheBytes)
      throws RocksDBException, IOException {
    NativeLibrary.load(nativeLibrary);
    Files.createDirectories(folder);
    return open(
        new Tuning(fsync, cacheBytes),
        (options, descriptors, handles) ->
            RocksDB.open(options, folder.toString(), descriptors, handles));
  }

  /**
   * Opens a database that is there, to read only: what is in its files stays as it is.
   *
   * @param nativeLibrary a folder to unpack RocksDB's native library into
   */
  public static Database openToRead(Path folder, Path nativeLibrary, long cacheBytes)
      throws RocksDBException {
    NativeLibrary.load(nativeLibrary);
    return open(
        new Tuning(false, cacheBytes),
        (options, descriptors, handles) ->
            RocksDB.openReadOnly(options, folder.toString(), descriptors, handles));
  }

  /** How a database is opened. */
  private interface Opening {
    RocksDB open(
        DBOptions options,
        List<ColumnFamilyDescriptor> descriptors,
        List<ColumnFamilyHandle> handles)
        throws RocksDBException;
  }

  private static Database open(Tuning tuning, Opening opening) throws RocksDBException {
    DBOptions options = tuning.databaseOptions();
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    for (Table table : Table.values()) {
      descriptors.add(tuning.family(table));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      RocksDB rocks = opening.open(options, descriptors, handles);
      Map<Table, ColumnFamilyHandle> families = new EnumMap<>(Table.class);
      for (Table table : Table.values()) {
        families.put(table, handles.get(table.ordinal()));
      }
      return new Database(tuning, options, rocks, families);
    } catch (RocksDBException e) {
      options.close();
      tuning.close();
      throw e;
    }
  }

  /**
   * Makes a folder that is the database of this moment: tables by hard links, the rest copied.
   *
   * @param target a folder that is not there, on the same disk
   */
  public void checkpoint(Path target) throws RocksDBException {
    try (Checkpoint checkpoint = Checkpoint.create(rocks)) {
      checkpoint.createCheckpoint(target.toString());
    }
  }

  /** The files of the tables. */
  public List<TableFile> files() {
    return rocks.getLiveFilesMetaData().stream()
        .map(file -> new TableFile(Path.of(file.path(), file.fileName()), file.size()))
        .toList();
  }

  public byte @Nullable [] get(Table table, byte[] key) throws RocksDBException {
    return rocks.get(family(table), key);
  }

  /** What is there now, for a reader that looks more than once. */
  public View view() {
    return new View(this, rocks);
  }

  /** The values of the keys, in their order; null where there is none. */
  List<byte[]> getAll(ReadOptions readOptions, Table table, List<byte[]> keys)
      throws RocksDBException {
    if (keys.isEmpty()) {
      return List.of();
    }
    return rocks.multiGetAsList(readOptions, Collections.nCopies(keys.size(), family(table)), keys);
  }

  RocksIterator iterator(Table table, ReadOptions readOptions) {
    return rocks.newIterator(family(table), readOptions);
  }

  void write(WriteBatch batch) throws RocksDBException {
    rocks.write(writeOptions, batch);
  }

  /** The number of the table's column family in this database. */
  int number(Table table) {
    Integer number = numbers.get(table);
    if (number == null) {
      throw new IllegalStateException("no column family for " + table);
    }
    return number;
  }

  ColumnFamilyHandle family(Table table) {
    ColumnFamilyHandle handle = families.get(table);
    if (handle == null) {
      throw new IllegalStateException("no column family for " + table);
    }
    return handle;
  }

  @Override
  public void close() {
    families.values().forEach(ColumnFamilyHandle::close);
    rocks.close();
    writeOptions.close();
    options.close();
    tuning.close();
  }
}
