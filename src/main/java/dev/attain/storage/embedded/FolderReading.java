package dev.attain.storage.embedded;

import dev.attain.records.RecordStore;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Readers;
import dev.attain.storage.embedded.wal.WriteAheadLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
   * @throws DataFolderException when the database is so damaged that it can't be opened, or its
   *     write-ahead log has a torn end, on which RocksDB's reader might not come to an end
   */
  public static FolderReading open(
      Path database, Path nativeLibrary, AttachmentFolder attachments) {
    try {
      Optional<WriteAheadLog.Damage> torn = WriteAheadLog.findTornEnd(database);
      if (torn.isPresent()) {
        throw new DataFolderException(
            "the write-ahead log is torn at byte "
                + torn.get().offset()
                + " of "
                + torn.get().file().getFileName()
                + ", as after a power failure, and nothing acknowledged is lost with it. Start a"
                + " server on the folder once, which cuts that off.",
            null);
      }
      return new FolderReading(
          database, Database.openToRead(database, nativeLibrary, CACHE_BYTES), attachments);
    } catch (RocksDBException | IOException e) {
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
