package dev.attain.storage.embedded.backup;

import dev.attain.storage.embedded.AttachmentFolder;
import dev.attain.storage.embedded.DataFolder;
import dev.attain.xapi.Sha2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes a data folder of a backup. The file that makes it one is written last: no server opens what
 * was restored in part.
 */
public final class Restoration {
  private static final String LAST = "FORMAT";

  private final StoredBackup backup;
  private final CopyListener listener;

  public Restoration(StoredBackup backup, CopyListener listener) {
    this.backup = backup;
    this.listener = listener;
  }

  /**
   * Blocks until it is done; each file is held to its hash.
   *
   * @param target empty, or not there
   * @throws BackupException when the backup is damaged
   * @throws dev.attain.storage.embedded.DataFolderException when the target can't be used
   */
  public void into(Path target) throws IOException {
    Progress progress = new Progress(listener, backup.backup().bytes());
    try (DataFolder folder = DataFolder.openEmpty(target)) {
      Set<Path> made = new HashSet<>();
      backup.eachFile(
          file -> {
            if (!file.path().equals(LAST)) {
              restore(file, file.in(target), progress);
              made.add(file.in(target).getParent());
            }
          });
      for (Path parent : made) {
        AttachmentFolder.sync(parent);
      }
      backup.eachFile(
          file -> {
            if (file.path().equals(LAST)) {
              restore(file, file.in(folder.path()), progress);
            }
          });
      AttachmentFolder.sync(target);
    }
  }

  private void restore(BackedUpFile file, Path target, Progress progress) throws IOException {
    Files.createDirectories(target.getParent());
    Path content = backup.folder().content(file);
    try {
      Sha2 hash = Hashing.copy(content, target, file.sha2().newDigest(), progress);
      if (!hash.equals(file.sha2())) {
        Files.delete(target);
        throw damaged(file, content, "is damaged");
      }
    } catch (NoSuchFileException e) {
      throw damaged(file, content, "is missing");
    }
  }

  private BackupException damaged(BackedUpFile file, Path content, String how) {
    return new BackupException(
        "Backup "
            + backup.backup().id()
            + ": "
            + content
            + ", which is "
            + file.path()
            + ", "
            + how
            + ". Empty the target, and restore another backup; attain verify says which are whole.");
  }
}
