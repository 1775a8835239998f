package dev.attain.storage.embedded.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The database of a backup, put together of links to where its files are, so that it can be read
 * without being restored.
 */
public final class BackupView implements AutoCloseable {
  private final Path path;

  private BackupView(Path path) {
    this.path = path;
  }

  /** Makes it in the folder for temporary files. */
  public static BackupView of(StoredBackup backup) throws IOException {
    BackupView view = new BackupView(Files.createTempDirectory("attain-backup"));
    Files.createDirectories(view.database());
    backup.eachFile(
        file -> {
          Path link = file.in(view.path);
          if (link.startsWith(view.database())) {
            Files.createSymbolicLink(link, backup.folder().content(file).toAbsolutePath());
          }
        });
    return view;
  }

  public Path database() {
    return path.resolve("database");
  }

  public Path nativeLibrary() {
    return path.resolve("native");
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
