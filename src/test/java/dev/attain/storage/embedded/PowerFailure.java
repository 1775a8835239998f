package dev.attain.storage.embedded;

import dev.attain.storage.embedded.rocksdb.TableFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes of the folder of a killed process one that a power failure could have left: of what was not
 * synced when the writer last said so, a part is there, torn, and the rest is gone, zero or
 * garbage.
 */
final class PowerFailure {
  private final Path folder;
  private final Random random;

  PowerFailure(Path folder, Random random) {
    this.folder = folder;
    this.random = random;
  }

  /**
   * @param unacknowledged files of contents that nobody was told are kept
   */
  void strike(Killed writer, List<Path> unacknowledged) throws IOException {
    // Before the log is torn, which a reader of it may not bear.
    Set<String> live = live();
    List<Path> logs = named(".*\\.log");
    if (!logs.isEmpty()) {
      // The ones before were synced as a whole before this one was begun.
      tear(logs.get(logs.size() - 1), writer);
    }
    for (Path table : named(".*\\.sst")) {
      if (!live.contains(table.getFileName().toString())) {
        truncate(table, random.nextLong(Files.size(table) + 1));
      }
    }
    for (Path content : unacknowledged) {
      if (random.nextBoolean()) {
        Files.deleteIfExists(content);
      }
    }
    for (Path draft : list(folder.resolve("attachments/incoming"))) {
      truncate(draft, random.nextLong(Files.size(draft) + 1));
    }
  }

  private void tear(Path log, Killed writer) throws IOException {
    long length = Files.size(log);
    long synced = writer.syncedBytes(log.getFileName().toString());
    long cut = synced + random.nextLong(length - synced + 1);
    int kind = random.nextInt(3);
    truncate(log, cut);
    if (kind > 0) {
      byte[] rest = new byte[(int) (length - cut)];
      if (kind == 2) {
        random.nextBytes(rest);
      }
      try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
        file.seek(cut);
        file.write(rest);
      }
    }
  }

  /** The tables that the database knows; others were being written. */
  private Set<String> live() throws IOException {
    try (FolderReading reading =
        FolderReading.open(
            folder.resolve("database"),
            folder.resolve("native"),
            AttachmentFolder.reading(folder.resolve("attachments")))) {
      return reading.database().files().stream()
          .map(TableFile::path)
          .map(path -> path.getFileName().toString())
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  private List<Path> named(String pattern) throws IOException {
    return list(folder.resolve("database")).stream()
        .filter(file -> file.getFileName().toString().matches(pattern))
        .toList();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }

  private static void truncate(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }
}
