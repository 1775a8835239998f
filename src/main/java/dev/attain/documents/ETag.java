package dev.attain.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An entity tag, without the quotes. Those of documents are the SHA-1 of the content in 40
 * lower-case hexadecimal digits, so that clients can compute them (xAPI-Communication 3.1 of
 * 1.0.3).
 */
public record ETag(String opaque) {
  public ETag {
    Objects.requireNonNull(opaque);
  }

  public static ETag of(byte[] content) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return new ETag(HexFormat.of().formatHex(sha1.digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** As in an ETag header. */
  public String quoted() {
    return '"' + opaque + '"';
  }
}
