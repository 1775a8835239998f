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
 */
public record RecordCollection(String name, List<String> indexes) {
  public RecordCollection {
    Objects.requireNonNull(name);
    if (!name.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("not a collection name: " + name);
    }
    indexes = List.copyOf(indexes);
  }
}
