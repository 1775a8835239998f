package dev.attain.storage.embedded;

import dev.attain.storage.embedded.rocksdb.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;

/**
 * A data folder as it is at one moment, for as long as it takes to copy it. The database is a
 * folder of hard links beside the one in use; contents of attachments are kept before the
 * statements that speak of them and never removed, so that those of any later moment will do.
 */
public final class Moment implements AutoCloseable {
  private final DataFolder folder;
  private final AttachmentFolder attachments;

  private Moment(DataFolder folder, AttachmentFolder attachments) {
    this.folder = folder;
    this.attachments = attachments;
  }

  static Moment of(DataFolder folder, Database database, AttachmentFolder attachments)
      throws RocksDBException, IOException {
    removeLeftOver(folder);
    database.checkpoint(folder.moment());
    return new Moment(folder, attachments);
  }

  /** Removes what a killed process has left; it would keep old files on the disk. */
  static void removeLeftOver(DataFolder folder) throws IOException {
    FolderRemoval.remove(folder.moment());
  }

  /** The data folder. */
  public Path folder() {
    return folder.path();
  }

  /** The files of the database. */
  public List<Path> database() throws IOException {
    try (Stream<Path> files = Files.list(folder.moment())) {
      return files.sorted().toList();
    }
  }

  public AttachmentFolder attachments() {
    return attachments;
  }

  /** What else is kept: the format, and the settings if they are here. */
  public List<Path> others() {
    return Stream.of("FORMAT", "attain.properties")
        .map(folder.path()::resolve)
        .filter(Files::isRegularFile)
        .toList();
  }

  @Override
  public void close() {
    try {
      removeLeftOver(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
