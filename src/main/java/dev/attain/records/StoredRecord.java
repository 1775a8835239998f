package dev.attain.records;

import java.util.Objects;

/**
 * A record as it is in the store.
 *
 * @param id any non-empty text of at most 1,024 UTF-8 bytes, without U+0000
 * @param revision 1 at the first write of this id, one more at each write after; guards updates
 * @param json one JSON object, UTF-8. The array is not copied: nobody may change it.
 */
public record StoredRecord(String id, long revision, byte[] json) {
  public StoredRecord {
    Objects.requireNonNull(id);
    Objects.requireNonNull(json);
  }
}
