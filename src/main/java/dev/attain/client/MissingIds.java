package dev.attain.client;

import dev.attain.client.SourceItem.Candidate;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids for statements that come without one. A request that has to be repeated would otherwise store
 * them twice. From a file the id is derived from the file, the place and the statement, so that
 * sending the file again stores nothing again; from a stream it is random.
 */
public final class MissingIds {
  private final @Nullable String origin;

  private MissingIds(@Nullable String origin) {
    this.origin = origin;
  }

  /**
   * Ids that follow from a file.
   *
   * @param fingerprint names the file by its content
   */
  public static MissingIds ofFile(String fingerprint) {
    return new MissingIds(fingerprint);
  }

  public static MissingIds ofStream() {
    return new MissingIds(null);
  }

  byte[] withId(Candidate candidate) {
    if (candidate.hasId()) {
      return candidate.json();
    }
    byte[] json = candidate.json();
    int open = 0;
    while (json[open] != '{') {
      open++;
    }
    int rest = open + 1;
    while (json[rest] <= ' ') {
      rest++;
    }
    String id = "\"id\":\"" + id(candidate) + "\"" + (json[rest] == '}' ? "" : ",");
    ByteArrayOutputStream result = new ByteArrayOutputStream(json.length + 50);
    result.write(json, 0, open + 1);
    result.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
    result.write(json, open + 1, json.length - open - 1);
    return result.toByteArray();
  }

  private UUID id(Candidate candidate) {
    if (origin == null) {
      return UUID.randomUUID();
    }
    MessageDigest sha256 = sha256();
    sha256.update(origin.getBytes(StandardCharsets.UTF_8));
    sha256.update(ByteBuffer.allocate(8).putLong(candidate.index()).array());
    sha256.update(candidate.json());
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
    // Version 8 and the variant of RFC 9562: bits that are our own.
    long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
    long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
