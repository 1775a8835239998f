package dev.attain.storage.embedded.rocksdb;

import java.nio.file.Path;
import java.util.Objects;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/** A file of a table, which is never changed once it is written. */
public record TableFile(Path path, long bytes) {
  public TableFile {
    Objects.requireNonNull(path);
  }

  /**
   * Reads all of it, and holds each block to its checksum.
   *
   * @throws RocksDBException when one does not agree, or the file can't be read
   */
  public void verify() throws RocksDBException {
    try (Options options = new Options();
        SstFileReader reader = new SstFileReader(options)) {
      reader.open(path.toString());
      reader.verifyChecksum();
    }
  }
}
