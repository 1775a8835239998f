package dev.attain.records;

import java.util.List;
import java.util.Objects;

/**
 * The declaration of a collection: its name and its secondary indexes. An index keeps, for each
 * record, any number of string values; equal values are found, and prefixes are scanned in the
 * order of their UTF-8 bytes. A feature declares its collections once, as constants.
 *
 * @param name lower-case letters, digits and {@code -}, at most 64 characters
 * @param indexes the names of the indexes, same alphabet
 * @param revisions whether its records count their revisions, so that a write can expect one; that
 *     of a record which doesn't says nothing. Indexes need them
 */
public record RecordCollection(String name, List<String> indexes, boolean revisions) {
  public RecordCollection {
    Objects.requireNonNull(name);
    if (!name.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("not a collection name: " + name);
    }
    indexes = List.copyOf(indexes);
    if (!revisions && !indexes.isEmpty()) {
      throw new IllegalArgumentException("indexes of " + name + ", which has no revisions");
    }
  }

  /** One whose records count their revisions. */
  public RecordCollection(String name, List<String> indexes) {
    this(name, indexes, true);
  }

  /**
   * One whose records are replaced and deleted as a whole, by whoever is guarded by another record
   * of the same batch: the store then need not look at what is there, which may be on disk.
   */
  public static RecordCollection withoutRevisions(String name) {
    return new RecordCollection(name, List.of(), false);
  }
}
