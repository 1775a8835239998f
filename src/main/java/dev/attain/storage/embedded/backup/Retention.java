package dev.attain.storage.embedded.backup;

import dev.attain.storage.embedded.AttachmentFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets old backups go, and the tables that no other one needs. Contents of attachments stay: no
 * data folder ever removes one, so that each is in the latest backup.
 */
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final BackupFolder folder;

  Retention(BackupFolder folder) {
    this.folder = folder;
  }

  void keep(int latest) throws IOException {
    List<StoredBackup> all = folder.list();
    for (StoredBackup old : all.subList(Math.min(latest, all.size()), all.size())) {
      // Under this name it is no backup any more, however far the removal gets.
      Path draft = folder.draft(old.backup().id());
      Files.move(old.path(), draft, StandardCopyOption.ATOMIC_MOVE);
      remove(draft);
    }
    Set<String> needed = new HashSet<>();
    for (StoredBackup kept : folder.list()) {
      try {
        kept.eachFile(
            file -> {
              if (!file.isAttachment()) {
                needed.add(file.hash());
              }
            });
      } catch (BackupException e) {
        LOG.warn("Nothing is removed from {}: {}", folder.path(), e.getMessage());
        return;
      }
    }
    removeTablesBut(needed);
  }

  private void removeTablesBut(Set<String> needed) throws IOException {
    AttachmentFolder tables = folder.tables();
    List<Path> unneeded = new ArrayList<>();
    tables.each("", hash -> needed.contains(hash.hex()) || unneeded.add(tables.file(hash)));
    for (Path file : unneeded) {
      Files.delete(file);
    }
  }

  /** Removes the folder of one backup, which holds files alone. */
  static void remove(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
