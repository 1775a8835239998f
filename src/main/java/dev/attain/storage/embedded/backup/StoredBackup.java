package dev.attain.storage.embedded.backup;

import dev.attain.storage.backup.Backup;
import java.io.IOException;
import java.nio.file.Path;

/** A complete backup where it is. */
public final class StoredBackup {
  private final BackupFolder folder;
  private final Path path;
  private final Manifest manifest;

  StoredBackup(BackupFolder folder, Path path, Manifest manifest) {
    this.folder = folder;
    this.path = path;
    this.manifest = manifest;
  }

  public Backup backup() {
    return manifest.backup();
  }

  BackupFolder folder() {
    return folder;
  }

  Manifest manifest() {
    return manifest;
  }

  Path path() {
    return path;
  }

  /**
   * Shows its files.
   *
   * @throws BackupException when the list is not the one that was written; some may have been shown
   */
  void eachFile(Listing.Visitor visitor) throws IOException {
    Path listing = path.resolve(BackupFolder.LISTING);
    if (!Listing.read(listing, visitor).equals(manifest.listing())) {
      throw new BackupException(
          "The backup's list of files is damaged: " + listing + ". Use another backup.");
    }
  }
}
