package dev.attain.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data folder that this process holds: it is locked until it is closed. The file {@code FORMAT}
 * in it is the number of the layout of everything else, so that an older program never touches a
 * newer folder.
 */
public final class DataFolder implements AutoCloseable {
  public static final int FORMAT = 3;

  /** What may lie in a folder that is still new: our lock, and what a fresh volume holds. */
  private static final Set<String> NOT_DATA = Set.of("LOCK", "FORMAT.new", "lost+found");

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * @throws DataFolderException when the folder can't be used
   */
  static DataFolder open(Path path) {
    create(path);
    FileChannel lock = lock(path);
    try {
      requireReadableFormat(path);
      return new DataFolder(path, lock);
    } catch (IOException e) {
      closeLock(lock);
      throw refused(path, "can't be read or written (" + e + ")", "Check its permissions.", e);
    } catch (DataFolderException e) {
      closeLock(lock);
      throw e;
    }
  }

  /**
   * Holds a folder that is to become a data folder; made when it does not exist.
   *
   * @throws DataFolderException when there is anything in it, or it can't be written
   */
  public static DataFolder openEmpty(Path path) {
    create(path);
    FileChannel lock = lock(path);
    try {
      if (!Files.exists(path.resolve("FORMAT")) && isNew(path)) {
        return new DataFolder(path, lock);
      }
      closeLock(lock);
      throw refused(path, "is not empty", "Name an empty folder, or one that is not there.", null);
    } catch (IOException e) {
      closeLock(lock);
      throw refused(path, "can't be read (" + e + ")", "Check its permissions.", e);
    }
  }

  /**
   * Holds a data folder that is there.
   *
   * @throws DataFolderException when there is none, or it can't be used
   */
  public static DataFolder openExisting(Path path) {
    requireThere(path);
    return open(path);
  }

  private static void create(Path path) {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException e) {
      throw refused(path, "is a file, not a folder", "Name another one.", e);
    } catch (IOException e) {
      throw refused(
          path, "can't be created (" + e + ")", "Name another one, or allow writing there.", e);
    }
  }

  private static FileChannel lock(Path path) {
    try {
      FileChannel channel =
          FileChannel.open(
              path.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw refused(
            path,
            "is in use by another running Attain",
            "Stop that one first, or name another folder: two can't share one.",
            null);
      }
      return channel;
    } catch (IOException e) {
      throw refused(
          path,
          "can't be written (" + e + ")",
          "Allow this user to write there, or name another folder.",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void requireReadableFormat(Path path) throws IOException {
    Path file = path.resolve("FORMAT");
    if (Files.exists(file)) {
      int found = formatIn(path, Files.readString(file).strip());
      if (found > FORMAT) {
        throw refused(
            path,
            "has format " + found + "; this version of Attain reads formats up to " + FORMAT,
            "Start the version that wrote it, or a newer one, or name another folder.",
            null);
      }
    } else if (isNew(path)) {
      writeFormat(path);
    } else {
      throw refused(
          path,
          "holds files, but none of them is Attain's FORMAT",
          "Name an empty folder, or the right one.",
          null);
    }
  }

  private static void writeFormat(Path path) throws IOException {
    Path draft = path.resolve("FORMAT.new");
    Files.writeString(draft, FORMAT + "\n");
    Files.move(draft, path.resolve("FORMAT"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What is written from now on can't be read by a program that knows older formats only. */
  void raiseFormat() throws IOException {
    if (formatIn(path, Files.readString(path.resolve("FORMAT")).strip()) < FORMAT) {
      writeFormat(path);
    }
  }

  private static int formatIn(Path path, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw refused(
          path,
          "has a FORMAT file that is not a number: '" + text + "'",
          "Restore it from a backup, or name another folder.",
          e);
    }
  }

  /**
   * @throws DataFolderException when there is no data folder
   */
  public static void requireThere(Path path) {
    if (!Files.exists(path.resolve("FORMAT"))) {
      throw refused(path, "is not there, or not Attain's", "Name the right one.", null);
    }
  }

  private static boolean isNew(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).allMatch(NOT_DATA::contains);
    }
  }

  public Path path() {
    return path;
  }

  public Path database() {
    return path.resolve("database");
  }

  public Path attachments() {
    return path.resolve("attachments");
  }

  public Path nativeLibrary() {
    return path.resolve("native");
  }

  /** Where the database of one moment is, as long as somebody copies it. */
  Path moment() {
    return path.resolve("moment");
  }

  /** An exception for something about this folder that was found later. */
  DataFolderException refused(String reason, String advice, @Nullable Throwable cause) {
    return refused(path, reason, advice, cause);
  }

  private static DataFolderException refused(
      Path path, String reason, String advice, @Nullable Throwable cause) {
    return new DataFolderException(
        "The data folder " + path.toAbsolutePath() + " " + reason + ". " + advice, cause);
  }

  @Override
  public void close() {
    closeLock(lock);
  }

  private static void closeLock(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
