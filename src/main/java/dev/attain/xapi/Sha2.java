package dev.attain.xapi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * The SHA-2 of a content; which member of the family it is, its length tells (xAPI-Data 2.4.11).
 *
 * @param hex 56, 64, 96 or 128 hexadecimal digits; upper case is made lower
 */
public record Sha2(String hex) {
  public Sha2 {
    hex = Objects.requireNonNull(hex).toLowerCase(Locale.ROOT);
    HexFormat.of().parseHex(hex);
    if (hex.length() != 56 && hex.length() != 64 && hex.length() != 96 && hex.length() != 128) {
      throw new IllegalArgumentException("no SHA-2 has " + hex.length() + " hexadecimal digits");
    }
  }

  /** The finished digest of a content. */
  public static Sha2 of(MessageDigest digest) {
    return new Sha2(HexFormat.of().formatHex(digest.digest()));
  }

  /** A new digest of the same member of the family. */
  public MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-" + hex.length() * 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-2", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
