package dev.attain.storage.embedded.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that were backed up before, attachments aside: as many as the database has tables. */
final class KnownFiles {
  private final Map<String, List<BackedUpFile>> byPath = new HashMap<>();

  /**
   * @param backups the newest first
   * @param drafts what interrupted backups have left
   */
  static KnownFiles of(List<StoredBackup> backups, List<Path> drafts) throws IOException {
    KnownFiles known = new KnownFiles();
    if (!backups.isEmpty()) {
      Listing.readDraft(backups.get(0).path().resolve(BackupFolder.LISTING), known::add);
    }
    for (Path draft : drafts) {
      Listing.readDraft(draft.resolve(BackupFolder.LISTING), known::add);
    }
    return known;
  }

  private void add(BackedUpFile file) {
    if (!file.isAttachment()) {
      byPath.computeIfAbsent(file.path(), path -> new ArrayList<>()).add(file);
    }
  }

  /** The file at this path with these traits, which has not changed since. */
  Optional<BackedUpFile> find(String path, long bytes, long modified) {
    return byPath.getOrDefault(path, List.of()).stream()
        .filter(file -> file.isSame(bytes, modified))
        .findFirst();
  }
}
