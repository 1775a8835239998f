package dev.attain.storage.embedded.backup;

import dev.attain.json.Json;
import dev.attain.storage.backup.Backup;
import dev.attain.storage.embedded.AttachmentFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of backups of one data folder: {@code backups/ID} has the manifest of each complete one
 * and the list of its files, {@code backups/ID.part} what was done of one that was interrupted, and
 * {@code tables} and {@code attachments} hold the contents by their hashes.
 */
public final class BackupFolder implements AutoCloseable {
  static final String MANIFEST = "backup.json";
  static final String LISTING = "files.ndjson";
  private static final String PART = ".part";

  private final Path path;
  private final @Nullable FileChannel lock;
  private final AttachmentFolder tables;
  private final AttachmentFolder attachments;

  private BackupFolder(
      Path path, @Nullable FileChannel lock, AttachmentFolder tables, AttachmentFolder attached) {
    this.path = path;
    this.lock = lock;
    this.tables = tables;
    this.attachments = attached;
  }

  /**
   * Opens a folder to back up to, or makes it; nobody else can meanwhile.
   *
   * @throws BackupException when it can't be used
   */
  public static BackupFolder open(Path path) {
    try {
      requireFree(path);
      Files.createDirectories(path.resolve("backups"));
      FileChannel lock = locked(path, false, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new BackupFolder(
          path,
          lock,
          AttachmentFolder.open(path.resolve("tables")),
          AttachmentFolder.open(path.resolve("attachments")));
    } catch (IOException e) {
      throw new BackupException(
          "The folder of backups "
              + path
              + " can't be written ("
              + e
              + "). Allow that, or name"
              + " another one.",
          e);
    }
  }

  /**
   * Opens a folder of backups that is there, to read; it may lie on a medium that can't be written.
   *
   * @throws BackupException when there is none
   */
  public static BackupFolder openToRead(Path path) {
    if (!Files.isDirectory(path.resolve("backups"))) {
      throw new BackupException(
          path + " holds no backups. Name the folder that they were made in.");
    }
    try {
      FileChannel lock =
          Files.exists(path.resolve("LOCK")) ? locked(path, true, StandardOpenOption.READ) : null;
      return new BackupFolder(
          path,
          lock,
          AttachmentFolder.reading(path.resolve("tables")),
          AttachmentFolder.reading(path.resolve("attachments")));
    } catch (IOException e) {
      throw new BackupException("The folder of backups " + path + " can't be read (" + e + ").", e);
    }
  }

  /** Somebody else's files stay alone. */
  private static void requireFree(Path path) throws IOException {
    if (!Files.exists(path.resolve("backups")) && Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        if (files.anyMatch(file -> !file.endsWith("lost+found"))) {
          throw new BackupException(
              path + " is not empty, and no folder of backups. Name an empty one.");
        }
      }
    }
  }

  private static FileChannel locked(Path path, boolean shared, StandardOpenOption... options)
      throws IOException {
    FileChannel channel = FileChannel.open(path.resolve("LOCK"), options);
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Of this process itself: the same.
    }
    channel.close();
    throw new BackupException(
        "The folder of backups "
            + path
            + " is in use. Wait until that backup has come to its end.");
  }

  Path path() {
    return path;
  }

  AttachmentFolder tables() {
    return tables;
  }

  /** The contents of attachments, of all backups together. */
  public AttachmentFolder attachments() {
    return attachments;
  }

  /** Where a file's content is. */
  Path content(BackedUpFile file) {
    return (file.isAttachment() ? attachments : tables).file(file.sha2());
  }

  /** The complete backups in a folder that may not be there yet, or be in use; newest first. */
  static List<Backup> listed(Path path) {
    return Files.isDirectory(path.resolve("backups"))
        ? new BackupFolder(
                path,
                null,
                AttachmentFolder.reading(path.resolve("tables")),
                AttachmentFolder.reading(path.resolve("attachments")))
            .list().stream().map(StoredBackup::backup).toList()
        : List.of();
  }

  /** The complete backups, the newest first. */
  public List<StoredBackup> list() {
    List<StoredBackup> found = new ArrayList<>();
    try {
      for (Path folder : folders(false)) {
        addIfThere(folder, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparing((StoredBackup one) -> one.backup().id()).reversed());
    return found;
  }

  /** One that is let go meanwhile has another name, and is none any more. */
  private void addIfThere(Path folder, List<StoredBackup> found) {
    try {
      found.add(read(folder));
    } catch (BackupException e) {
      if (Files.exists(folder)) {
        throw e;
      }
    }
  }

  /**
   * A backup by its id.
   *
   * @param id null for the latest
   * @throws BackupException when there is none
   */
  public StoredBackup get(@Nullable String id) {
    Optional<StoredBackup> found =
        list().stream().filter(one -> id == null || one.backup().id().equals(id)).findFirst();
    return found.orElseThrow(
        () ->
            new BackupException(
                id == null
                    ? path + " holds no complete backup."
                    : path + " holds no backup " + id + ". --list shows those there are."));
  }

  private StoredBackup read(Path folder) {
    Path file = folder.resolve(MANIFEST);
    Manifest manifest;
    try {
      manifest = Json.MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
    } catch (IOException e) {
      throw new BackupException(
          "The backup's manifest "
              + file
              + " can't be read. Remove its folder, or get it back from"
              + " a copy.",
          e);
    }
    if (manifest.format() > Manifest.FORMAT) {
      throw new BackupException(
          file + " has format " + manifest.format() + ". Use the version of Attain that made it.");
    }
    return new StoredBackup(this, folder, manifest);
  }

  /** What interrupted backups have left. */
  List<Path> drafts() throws IOException {
    return folders(true);
  }

  private List<Path> folders(boolean drafts) throws IOException {
    try (Stream<Path> all = Files.list(path.resolve("backups"))) {
      return all.filter(Files::isDirectory)
          .filter(folder -> folder.toString().endsWith(PART) == drafts)
          .sorted()
          .toList();
    }
  }

  Path folder(String id) {
    return path.resolve("backups").resolve(id);
  }

  Path draft(String id) {
    return path.resolve("backups").resolve(id + PART);
  }

  @Override
  public void close() {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
