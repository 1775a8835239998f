package dev.attain.statements;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 128 bits of SHA-256 over what makes a statement the same statement: all of it but what the LRS
 * adds or the comparison ignores (id, stored, timestamp where absent, authority, version, display
 * texts, definitions, attachments' order …). Equal fingerprints: a repetition; different ones under
 * one id: a conflict. So the engine decides a conflict without parsing anything.
 */
public record Fingerprint(long high, long low) {

  /**
   * The fingerprint of a statement.
   *
   * @param comparable the canonical form of what the comparison of statements looks at: equal bytes
   *     for statements that the specification calls equal
   */
  public static Fingerprint of(byte[] comparable) {
    try {
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(comparable));
      return new Fingerprint(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
