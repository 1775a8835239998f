package dev.attain.storage.backup;

import java.time.Instant;
import java.util.Objects;

/**
 * A complete backup.
 *
 * @param id sorts as the instant does
 * @param made the moment that it holds
 * @param files how many there are
 * @param bytes how much they are together
 * @param copiedBytes how much of that no earlier backup had
 * @param damaged how many attachments were not those that their names say, and are left out
 */
public record Backup(
    String id, Instant made, long files, long bytes, long copiedBytes, long damaged) {
  public Backup {
    Objects.requireNonNull(id);
    Objects.requireNonNull(made);
  }
}
