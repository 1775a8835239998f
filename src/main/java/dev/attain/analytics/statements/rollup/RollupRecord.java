package dev.attain.analytics.statements.rollup;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
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
 * @param k the summary, as its own octets
 */
@SuppressWarnings("ArrayRecordComponent") // Written and read, never compared.
record RollupRecord(String b, List<@Nullable String> v, byte[] k) {
  // One for each type: they know how it is written.
  private static final ObjectReader READER = Json.MAPPER.readerFor(RollupRecord.class);
  private static final ObjectWriter WRITER = Json.MAPPER.writerFor(RollupRecord.class);

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

  /** The last part of an id: values are longer than ids may be, so their hash stands for them. */
  static String hash(List<@Nullable String> values) {
    if (values.isEmpty()) {
      return "-";
    }
    Term hash = Term.of(Term.Kind.CONTENT, values.toString());
    return Long.toHexString(hash.high()) + Long.toHexString(hash.low());
  }

  static String id(
      RollupKind kind, RollupLevel level, String bucket, List<@Nullable String> values) {
    return prefix(kind, level, bucket) + hash(values);
  }

  static RollupRecord read(StoredRecord stored) {
    try {
      return READER.readValue(stored.json());
    } catch (IOException e) {
      throw new UncheckedIOException("record " + stored.id(), e);
    }
  }

  byte[] json() {
    try {
      return WRITER.writeValueAsBytes(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
