package dev.attain.records;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One change in an atomic batch of writes. */
public sealed interface RecordWrite {

  /** {@link #expectedRevision()} of a write that replaces whatever is there, or nothing. */
  long ANY_REVISION = -1;

  /** {@link #expectedRevision()} of a write that only succeeds where no record has this id. */
  long ABSENT = 0;

  RecordCollection collection();

  String id();

  /**
   * {@link #ANY_REVISION}, {@link #ABSENT}, or the revision that the record must have now; {@link
   * #ANY_REVISION} alone in a collection without revisions.
   */
  long expectedRevision();

  /**
   * Creates or replaces a record.
   *
   * @param json one JSON object, UTF-8
   * @param indexValues for each declared index (absent means none) the values to find this record
   *     by; they replace the former ones
   */
  record Put(
      RecordCollection collection,
      String id,
      long expectedRevision,
      byte[] json,
      Map<String, List<String>> indexValues)
      implements RecordWrite {
    public Put {
      Objects.requireNonNull(collection);
      Objects.requireNonNull(id);
      Objects.requireNonNull(json);
      indexValues = Map.copyOf(indexValues);
      if (!collection.indexes().containsAll(indexValues.keySet())) {
        throw new IllegalArgumentException(
            "undeclared index in " + indexValues.keySet() + " of " + collection);
      }
      requireExpectable(collection, expectedRevision);
    }
  }

  /** Removes a record; a record that is not there is no error unless a revision is expected. */
  record Delete(RecordCollection collection, String id, long expectedRevision)
      implements RecordWrite {
    public Delete {
      Objects.requireNonNull(collection);
      Objects.requireNonNull(id);
      requireExpectable(collection, expectedRevision);
    }
  }

  private static void requireExpectable(RecordCollection collection, long expectedRevision) {
    if (!collection.revisions() && expectedRevision != ANY_REVISION) {
      throw new IllegalArgumentException(
          "revision " + expectedRevision + " expected in " + collection + ", which has none");
    }
  }
}
