package dev.attain.competency.projection.shares;

import dev.attain.json.Json;
import dev.attain.records.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How the records of projections look: an id is a hash, because the identifiers it stands for have
 * no bound, and the document itself says them in full.
 */
public final class RecordForm {
  private static final int ID_BYTES = 16;

  private RecordForm() {}

  /** 32 hexadecimal digits. */
  public static String id(String... parts) {
    return HexFormat.of().formatHex(hash(parts), 0, ID_BYTES);
  }

  static byte[] hash(String... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        // The length first, so that no two lists of parts run together into the same bytes.
        sha256.update((utf8.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(utf8);
      }
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public static byte[] write(Object document) {
    return Json.bytes(document);
  }

  public static <T> T read(StoredRecord stored, Class<T> type) {
    return Json.read(stored.id(), stored.json(), type);
  }
}
