package dev.attain.competency.projection;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.StoredRecord;
import dev.attain.xapi.StatementId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Where a projection keeps what. All reads are by id; an id is a hash, because the identifiers it
 * stands for have no bound, and the record itself says them in full.
 */
final class ProjectionRecords {
  /** One {@link EvidenceRecord} for each framework version, person and competency. */
  static final RecordCollection EVIDENCE = new RecordCollection("evidence", List.of());

  /** One {@link ProficiencyRecord} for each framework version, person and competency. */
  static final RecordCollection PROFICIENCY = new RecordCollection("proficiency", List.of());

  /** One {@link StatementRecord} for each framework version and statement that gave evidence. */
  static final RecordCollection STATEMENTS =
      new RecordCollection("evidence-of-statement", List.of());

  /** One {@link CheckpointRecord} for each framework version. */
  static final RecordCollection CHECKPOINTS = new RecordCollection("projection", List.of());

  private static final int ID_BYTES = 16;

  private ProjectionRecords() {}

  static String id(FrameworkVersion framework) {
    return hash(framework.id(), framework.version());
  }

  static String id(FrameworkVersion framework, PersonCompetency pair) {
    return hash(
        framework.id(), framework.version(), pair.person().value(), pair.competency().value());
  }

  static String id(FrameworkVersion framework, StatementId statement) {
    return hash(framework.id(), framework.version(), statement.toString());
  }

  private static String hash(String... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        // The length first, so that no two lists of parts run together into the same bytes.
        sha256.update((utf8.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(utf8);
      }
      return HexFormat.of().formatHex(sha256.digest(), 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static byte[] write(Object document) {
    try {
      return Json.MAPPER.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + document.getClass().getSimpleName(), e);
    }
  }

  static <T> T read(StoredRecord stored, Class<T> type) {
    try {
      return Json.MAPPER.readValue(stored.json(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "record " + stored.id() + " is not a " + type.getSimpleName(), e);
    }
  }
}
