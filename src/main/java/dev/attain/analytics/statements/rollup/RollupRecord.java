package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.measure.Summary;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Term;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary as it is kept.
 *
 * @param b the month, day or hour, in UTC
 * @param v the values that its statements have in common; null where they have none
 * @param k the summary
 */
record RollupRecord(String b, List<@Nullable String> v, Summary.Kept k) {
  static final RecordCollection COLLECTION = new RecordCollection("statement-rollups", List.of());

  /** How far the log was read, and which statements were voided before. */
  static final RecordCollection CHECKPOINT =
      new RecordCollection("statement-rollups-checkpoint", List.of());

  static final RecordCollection VOIDED =
      new RecordCollection("statement-rollups-voided", List.of());

  /** The one checkpoint. */
  static final String LOG = "log";

  RollupRecord {
    v = Collections.unmodifiableList(new ArrayList<>(v));
  }

  /** How far the log was read. */
  record Read(long position) {}

  /** The position of the statement that voided another. */
  record Voided(long by) {}

  /** What all ids of a bucket, or of all buckets when it is empty, begin with. */
  static String prefix(RollupKind kind, RollupLevel level, String bucket) {
    return "" + kind.code() + level.code() + " " + (bucket.isEmpty() ? "" : bucket + " ");
  }

  /** Values are longer than ids may be, so their hash stands for them. */
  static String id(
      RollupKind kind, RollupLevel level, String bucket, List<@Nullable String> values) {
    if (values.isEmpty()) {
      return prefix(kind, level, bucket) + "-";
    }
    Term hash = Term.of(Term.Kind.CONTENT, values.toString());
    return prefix(kind, level, bucket)
        + Long.toHexString(hash.high())
        + Long.toHexString(hash.low());
  }

  static <T> T read(StoredRecord stored, Class<T> type) {
    try {
      return Json.MAPPER.readValue(stored.json(), type);
    } catch (IOException e) {
      throw new UncheckedIOException("record " + stored.id(), e);
    }
  }

  static byte[] json(Object document) {
    try {
      return Json.MAPPER.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
