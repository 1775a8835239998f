package dev.attain.storage.embedded.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.attain.xapi.Sha2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A file of a backup.
 *
 * @param path within the data folder, parted by slashes
 * @param modified when it was written last, in nanoseconds since 1970; 0 for attachments, whose
 *     names say what is in them
 * @param hash of its content, which is kept by that name
 */
record BackedUpFile(String path, long bytes, long modified, String hash) {
  private static final String ATTACHMENTS = "attachments/";

  BackedUpFile {
    Objects.requireNonNull(path);
    hash = new Sha2(hash).hex();
  }

  static BackedUpFile attachment(Sha2 hash, long bytes) {
    return new BackedUpFile(
        ATTACHMENTS
            + hash.hex().substring(0, 2)
            + "/"
            + hash.hex().substring(2, 4)
            + "/"
            + hash.hex(),
        bytes,
        0,
        hash.hex());
  }

  /** When a file was written last, as precisely as its disk says. */
  static long modified(Path file) throws IOException {
    Instant at = Files.getLastModifiedTime(file).toInstant();
    return Math.addExact(TimeUnit.SECONDS.toNanos(at.getEpochSecond()), at.getNano());
  }

  @JsonIgnore
  boolean isAttachment() {
    return path.startsWith(ATTACHMENTS);
  }

  /**
   * Whether the file with these traits can be taken for this one: tables are never changed once
   * they are written, and what else there is has another time then.
   */
  boolean isSame(long otherBytes, long otherModified) {
    return bytes == otherBytes && modified == otherModified;
  }

  Sha2 sha2() {
    return new Sha2(hash);
  }

  /**
   * Where it goes.
   *
   * @throws BackupException when that is not within the folder
   */
  Path in(Path folder) {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder.normalize()) || file.equals(folder.normalize())) {
      throw new BackupException("The backup names a file outside of the folder: " + path);
    }
    return file;
  }
}
