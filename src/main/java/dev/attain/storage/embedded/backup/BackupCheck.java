package dev.attain.storage.embedded.backup;

import dev.attain.xapi.Sha2;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads all files of a backup, and holds them to their hashes. */
public final class BackupCheck {
  private final StoredBackup backup;
  private final CopyListener listener;

  public BackupCheck(StoredBackup backup, CopyListener listener) {
    this.backup = backup;
    this.listener = listener;
  }

  /**
   * Blocks until it is done.
   *
   * @param wrong is told of each file that is missing or damaged
   */
  public void run(Consumer<String> wrong) throws IOException {
    Progress progress = new Progress(listener, backup.backup().bytes());
    try {
      backup.eachFile(file -> check(file, progress, wrong));
    } catch (BackupException e) {
      wrong.accept(e.getMessage());
    }
  }

  private void check(BackedUpFile file, Progress progress, Consumer<String> wrong) {
    Path content = backup.folder().content(file);
    try {
      Sha2 hash = Hashing.read(content, file.sha2().newDigest(), progress);
      if (!hash.equals(file.sha2())) {
        wrong.accept(content + ", which is " + file.path() + ", is damaged");
      }
    } catch (NoSuchFileException e) {
      wrong.accept(content + ", which is " + file.path() + ", is missing");
    } catch (IOException e) {
      wrong.accept(content + ", which is " + file.path() + ", can't be read: " + e);
    }
  }
}
