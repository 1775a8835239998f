package dev.attain.competency.dryrun;

import dev.attain.people.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The order in which people are compared: by a hash, so that any part of the order has about as
 * many people as it is long.
 *
 * @param value 0 to {@link #END}, exclusive
 * @param text the same and more, in hexadecimal digits, in the same order
 */
record PersonHash(long value, String text) implements Comparable<PersonHash> {
  static final long END = 1L << 62;

  private static final int BYTES = 16;

  static PersonHash of(PersonId person) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(person.value().getBytes(StandardCharsets.UTF_8));
      return new PersonHash(
          ByteBuffer.wrap(hash).getLong() >>> 2, HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int compareTo(PersonHash other) {
    return text.compareTo(other.text);
  }
}
