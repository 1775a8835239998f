package dev.attain.analytics.statements.rollup;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.StoredRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;

/**
 * Summaries of a partition as they are kept: those that one run changes, or a part of them.
 *
 * @param k the summaries' own octets, in base64
 * @param more whether the run has another record for the partition, of the next number
 */
record RollupRecord(String k, boolean more) {
  // One for each type: they know how it is written.
  private static final ObjectReader READER = Json.MAPPER.readerFor(RollupRecord.class);
  private static final ObjectWriter WRITER = Json.MAPPER.writerFor(RollupRecord.class);

  static final RecordCollection COLLECTION = RecordCollection.withoutRevisions("statement-rollups");

  /** How far the log was read, and the runs that there are. */
  static final RecordCollection CHECKPOINT =
      new RecordCollection("statement-rollups-checkpoint", List.of());

  /** Which statements were voided before. */
  static final RecordCollection VOIDED =
      RecordCollection.withoutRevisions("statement-rollups-voided");

  /** Which partitions each run has records of. */
  static final RecordCollection RUNS = RecordCollection.withoutRevisions("statement-rollups-runs");

  /** The one checkpoint. */
  static final String LOG = "log";

  static RollupRecord of(byte[] octets, boolean more) {
    return new RollupRecord(Base64.getEncoder().encodeToString(octets), more);
  }

  RollupOctets.Reading summaries() {
    return new RollupOctets.Reading(Base64.getDecoder().decode(k));
  }

  /** The position of the statement that voided another. */
  record Voided(long by) {}

  /**
   * What a run has.
   *
   * @param chunks what the ids of its records begin with, sorted: {@link RollupTable#prefix} and
   *     the name of the run that wrote them
   */
  record Contents(List<String> chunks) {
    Contents {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * @param chunk as in {@link Contents}
   * @param number from 0
   */
  static String id(String chunk, int number) {
    return chunk + "." + number;
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
