package dev.attain.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records, and how to go on.
 *
 * @param next an opaque cursor for {@link RecordQuery#continuedAfter}; null when this is the end
 */
public record RecordPage(List<StoredRecord> records, @Nullable String next) {
  public RecordPage {
    records = List.copyOf(records);
  }
}
