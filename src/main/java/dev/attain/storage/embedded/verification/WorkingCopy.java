package dev.attain.storage.embedded.verification;

import dev.attain.storage.embedded.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data folder that has the database of another one, to be worked on without changing that: tables
 * are links, as they are never written to again; what the engine goes on writing to is copied, the
 * write-ahead log among it. Attachments are left out.
 */
public final class WorkingCopy {
  private static final String TABLE = ".sst";

  private WorkingCopy() {}

  /**
   * Makes it.
   *
   * @param database a folder that nobody writes to
   * @param copy a folder that is not there yet
   */
  public static void make(Path database, Path copy) throws IOException {
    Path target = Files.createDirectories(copy.resolve("database"));
    List<Path> files;
    try (Stream<Path> all = Files.list(database)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path other = target.resolve(file.getFileName());
      // Files of a backup are links with other names.
      Path real = file.toRealPath();
      if (file.toString().endsWith(TABLE)) {
        Files.createSymbolicLink(other, real);
      } else {
        Files.copy(real, other);
      }
    }
    Files.writeString(copy.resolve("FORMAT"), DataFolder.FORMAT + "\n");
  }
}
