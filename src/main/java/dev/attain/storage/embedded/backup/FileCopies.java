package dev.attain.storage.embedded.backup;

import dev.attain.storage.backup.Backup;
import dev.attain.storage.embedded.AttachmentFolder;
import dev.attain.storage.embedded.rocksdb.TableFile;
import dev.attain.xapi.Sha2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/** Brings files into a folder of backups, unless their contents are there, and counts them. */
final class FileCopies {
  private final BackupFolder folder;
  private final KnownFiles known;
  private final Progress progress;
  private long files;
  private long bytes;
  private long copied;
  private long damaged;

  FileCopies(BackupFolder folder, KnownFiles known, Progress progress) {
    this.folder = folder;
    this.known = known;
    this.progress = progress;
  }

  /** What was kept, as a backup. */
  Backup backup(String id, Instant made) {
    return new Backup(id, made, files, bytes, copied, damaged);
  }

  /** How much the contents of attachments are together. */
  static long size(AttachmentFolder attachments) throws IOException {
    long[] bytes = {0};
    each(attachments, hash -> bytes[0] += Files.size(attachments.file(hash)));
    return bytes[0];
  }

  /**
   * Keeps a file.
   *
   * @param path within the data folder
   * @throws BackupException when it is a table that is damaged
   */
  BackedUpFile keep(Path file, String path) throws IOException {
    long size = Files.size(file);
    long modified = BackedUpFile.modified(file);
    Optional<BackedUpFile> former = known.find(path, size, modified).filter(this::isKept);
    BackedUpFile kept;
    if (former.isPresent()) {
      kept = former.get();
      progress.advance(size);
    } else {
      kept = new BackedUpFile(path, size, modified, copy(file, path).hex());
      copied += size;
    }
    count(size);
    return kept;
  }

  private boolean isKept(BackedUpFile file) {
    try {
      return Files.size(folder.content(file)) == file.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  private Sha2 copy(Path file, String path) throws IOException {
    Path draft = folder.tables().newDraft();
    try {
      Sha2 hash = Hashing.copy(file, draft, Hashing.sha256(), progress);
      if (path.endsWith(".sst")) {
        new TableFile(draft, Files.size(draft)).verify();
      }
      folder.tables().keep(draft, hash, true);
      return hash;
    } catch (RocksDBException e) {
      throw new BackupException(
          "The file "
              + path
              + " of the data folder is damaged ("
              + e.getMessage()
              + "), so there is no new backup. Run attain verify; earlier backups may hold it.",
          e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Keeps the contents of attachments that are those that their names say. */
  void keepAttachments(AttachmentFolder attachments, Listing.Writer listing) throws IOException {
    each(
        attachments,
        hash -> {
          Path file = attachments.file(hash);
          BackedUpFile wanted = BackedUpFile.attachment(hash, Files.size(file));
          if (isKept(wanted)) {
            progress.advance(wanted.bytes());
          } else if (copyAttachment(file, hash)) {
            copied += wanted.bytes();
          } else {
            damaged++;
            return;
          }
          count(wanted.bytes());
          listing.write(wanted);
        });
  }

  private boolean copyAttachment(Path file, Sha2 hash) throws IOException {
    Path draft = folder.attachments().newDraft();
    try {
      MessageDigest digest = hash.newDigest();
      if (!Hashing.copy(file, draft, digest, progress).equals(hash)) {
        return false;
      }
      folder.attachments().keep(draft, hash, true);
      return true;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void count(long size) {
    files++;
    bytes += size;
  }

  /** What is done with the content of a hash. */
  private interface Visitor {
    void visit(Sha2 hash) throws IOException;
  }

  private static void each(AttachmentFolder attachments, Visitor visitor) throws IOException {
    try {
      attachments.each(
          "",
          hash -> {
            try {
              visitor.visit(hash);
              return true;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
