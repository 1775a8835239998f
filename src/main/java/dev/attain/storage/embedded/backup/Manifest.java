package dev.attain.storage.embedded.backup;

import dev.attain.storage.backup.Backup;
import java.util.Objects;
import java.util.UUID;

/**
 * What is said of a complete backup, beside the list of its files.
 *
 * @param format of the backup, {@value #FORMAT}
 * @param source the identity of the data folder
 * @param listing the SHA-256 of the list
 */
record Manifest(int format, Backup backup, UUID source, String listing) {
  static final int FORMAT = 1;

  Manifest {
    Objects.requireNonNull(backup);
    Objects.requireNonNull(source);
    Objects.requireNonNull(listing);
  }
}
