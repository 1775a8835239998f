package dev.attain.records;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of the records that have an index value, in the order of (index value, id).
 *
 * @param index a declared index; null means all records of the collection, by id
 * @param prefix what the index value (or the id) must begin with; empty matches all
 * @param exact whether the whole value must equal {@code prefix}
 * @param after the {@link RecordPage#next()} of the page before, null for the first
 * @param limit 1 to 10,000 records
 */
public record RecordQuery(
    RecordCollection collection,
    @Nullable String index,
    String prefix,
    boolean exact,
    @Nullable String after,
    int limit) {

  public static final int MAX_LIMIT = 10_000;

  public RecordQuery {
    Objects.requireNonNull(collection);
    Objects.requireNonNull(prefix);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_LIMIT);
    }
    if (index != null && !collection.indexes().contains(index)) {
      throw new IllegalArgumentException("undeclared index " + index + " of " + collection);
    }
  }

  public static RecordQuery all(RecordCollection collection, int limit) {
    return new RecordQuery(collection, null, "", false, null, limit);
  }

  public static RecordQuery equal(
      RecordCollection collection, String index, String value, int limit) {
    return new RecordQuery(collection, index, value, true, null, limit);
  }

  public static RecordQuery startingWith(
      RecordCollection collection, String index, String prefix, int limit) {
    return new RecordQuery(collection, index, prefix, false, null, limit);
  }

  public RecordQuery continuedAfter(@Nullable String next) {
    return new RecordQuery(collection, index, prefix, exact, next, limit);
  }
}
