package dev.attain.statements;

import dev.attain.xapi.json.ExactStatement;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 128 bits of SHA-256 over what makes a statement the same statement: all of it but what the LRS
 * adds or the comparison ignores (id, stored, timestamp where absent, authority, version, display
 * texts, definitions, attachments' order …). Equal fingerprints: a repetition; different ones under
 * one id: a conflict.
 */
public record Fingerprint(long high, long low) {

  /**
   * The fingerprint of a statement as it is kept: that of what the client sent.
   *
   * @param json the statement with what the LRS adds
   * @param timestampAdded whether the timestamp is among that, because the client sent none
   */
  public static Fingerprint of(byte[] json, boolean timestampAdded) {
    byte[] comparable = ExactStatement.comparable(json, timestampAdded);
    try {
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(comparable));
      return new Fingerprint(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Whether the timestamp of a statement is the LRS's own, told from a fingerprint that was kept of
   * it.
   */
  public boolean saysTimestampAdded(byte[] json) {
    return !equals(of(json, false));
  }
}
