package dev.attain.storage.embedded;

import dev.attain.xapi.Sha2;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of attachments: {@code ab/cd/abcd…}, named by the hash of what is in them, and drafts
 * in {@code incoming}. The two levels keep folders small: a million files make sixteen in each.
 */
public final class AttachmentFolder {
  private static final String FOLDER = "[0-9a-f]{2}";
  private static final String CONTENT = "[0-9a-f]{56,128}";

  private final Path path;
  private final Path incoming;

  private AttachmentFolder(Path path, Path incoming) {
    this.path = path;
    this.incoming = incoming;
  }

  /** Opens the folder, or makes it, and removes the drafts that a killed process has left. */
  public static AttachmentFolder open(Path path) throws IOException {
    Path incoming = Files.createDirectories(path.resolve("incoming"));
    List<Path> left;
    try (Stream<Path> files = Files.list(incoming)) {
      left = files.toList();
    }
    for (Path draft : left) {
      Files.deleteIfExists(draft);
    }
    return new AttachmentFolder(path, incoming);
  }

  /** One that is only read, and may not be there. */
  public static AttachmentFolder reading(Path path) {
    return new AttachmentFolder(path, path.resolve("incoming"));
  }

  /** A new, empty file. */
  public Path newDraft() throws IOException {
    return Files.createTempFile(incoming, "", ".draft");
  }

  /** Where the content of this hash is, if it is kept. */
  public Path file(Sha2 hash) {
    return inner(hash).resolve(hash.hex());
  }

  /**
   * Gives a complete draft its lasting name, unless the content is there already.
   *
   * @param fsync whether the name has to survive a power failure when this returns
   */
  public void keep(Path draft, Sha2 hash, boolean fsync) throws IOException {
    Path file = file(hash);
    if (Files.exists(file)) {
      // Who wrote it may not have come to the end of this method.
      syncAll(hash, fsync);
      return;
    }
    Files.createDirectories(inner(hash));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    syncAll(hash, fsync);
  }

  /**
   * Shows the hashes that are kept and come after a text, in their order.
   *
   * @param reader returns whether it wants more
   */
  public void each(String after, Predicate<Sha2> reader) throws IOException {
    if (!Files.isDirectory(path)) {
      return;
    }
    for (Path outer : inOrder(path, FOLDER)) {
      if (name(outer).compareTo(beginning(after, 2)) >= 0) {
        for (Path inner : inOrder(outer, FOLDER)) {
          if ((name(outer) + name(inner)).compareTo(beginning(after, 4)) >= 0
              && !show(inner, after, reader)) {
            return;
          }
        }
      }
    }
  }

  private static boolean show(Path inner, String after, Predicate<Sha2> reader) throws IOException {
    for (Path file : inOrder(inner, CONTENT)) {
      if (name(file).compareTo(after) > 0 && !reader.test(new Sha2(name(file)))) {
        return false;
      }
    }
    return true;
  }

  private static List<Path> inOrder(Path folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).matches(pattern))
          .sorted(Comparator.comparing(AttachmentFolder::name))
          .toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String beginning(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private Path outer(Sha2 hash) {
    return path.resolve(hash.hex().substring(0, 2));
  }

  private Path inner(Sha2 hash) {
    return outer(hash).resolve(hash.hex().substring(2, 4));
  }

  private void syncAll(Sha2 hash, boolean fsync) throws IOException {
    if (fsync) {
      sync(inner(hash));
      sync(outer(hash));
      sync(path);
    }
  }

  /** The names in a folder are on disk after this. Windows has no such call, and needs none. */
  public static void sync(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
