package dev.attain.storage.migration;

import java.math.BigInteger;

/**
 * How many things there are, and what they are, whatever their order.
 *
 * @param digest the sum, modulo 2^256, of the SHA-256 of each
 */
public record Tally(long count, BigInteger digest) {
  private static final int BITS = 256;
  private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(BITS);
  static final Tally NONE = new Tally(0, BigInteger.ZERO);

  Tally with(byte[] sha256) {
    return new Tally(count + 1, digest.add(new BigInteger(1, sha256)).mod(BOUND));
  }

  /** The digest as 64 hexadecimal digits. */
  public String hex() {
    return "%064x".formatted(digest);
  }
}
