package dev.attain.storage.embedded;

import dev.attain.records.RecordStore;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Readers;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/** What a data folder, or a backup of one, keeps: to be read, and left as it is. */
public final class FolderReading implements AutoCloseable {
  private static final long CACHE_BYTES = 16 << 20;
  private static final int MOST_WAITING = 64;

  private final Path path;
  private final Database database;
  private final AttachmentFolder attachments;
  private final Readers readers = new Readers(1, MOST_WAITING);

  private FolderReading(Path path, Database database, AttachmentFolder attachments) {
    this.path = path;
    this.database = database;
    this.attachments = attachments;
  }

  /**
   * Opens it.
   *
   * @param nativeLibrary a folder to unpack RocksDB's native library into
   * @throws DataFolderException when the database is so damaged that it can't be opened
   */
  public static FolderReading open(
      Path database, Path nativeLibrary, AttachmentFolder attachments) {
    try {
      return new FolderReading(
          database, Database.openToRead(database, nativeLibrary, CACHE_BYTES), attachments);
    } catch (RocksDBException e) {
      throw new DataFolderException("the database can't be opened: " + e.getMessage(), e);
    }
  }

  /** The folder of the database. */
  public Path path() {
    return path;
  }

  public Database database() {
    return database;
  }

  public AttachmentFolder attachments() {
    return attachments;
  }

  /** The records; writes are refused. */
  public RecordStore records() throws InterruptedException {
    Committer nobody = new Committer(database, new NoGroups(), 1, 1);
    nobody.close();
    return new EmbeddedRecordStore(database, nobody, readers);
  }

  @Override
  public void close() {
    try {
      readers.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    database.close();
  }

  private static final class NoGroups implements Committer.Watcher {
    @Override
    public void groupBegins() {
      throw new IllegalStateException("nothing is written here");
    }

    @Override
    public void groupCommitted() {
      throw new IllegalStateException("nothing is written here");
    }
  }
}
