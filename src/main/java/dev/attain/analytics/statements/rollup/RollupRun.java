package dev.attain.analytics.statements.rollup;

import java.util.HexFormat;

/**
 * A stretch of the log, or several that follow one another, whose changes are kept together.
 *
 * @param first the number of its first stretch; stretches are numbered as they are counted
 * @param last the number of its last
 * @param statements how many it tells of
 */
record RollupRun(long first, long last, long statements) {
  private static final int DIGITS = 12;
  private static final int BITS_OF_SIZE = 3;

  RollupRun {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("stretches " + first + " to " + last);
    }
  }

  /** Sorts behind all runs that this one is put together from, and before those that follow it. */
  String name() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(last, DIGITS) + "." + hex.toHexDigits(last - first, DIGITS);
  }

  static RollupRun named(String name) {
    long last = HexFormat.fromHexDigitsToLong(name, 0, DIGITS);
    long before = HexFormat.fromHexDigitsToLong(name, DIGITS + 1, 2 * DIGITS + 1);
    return new RollupRun(last - before, last, 0);
  }

  /** Whether all that the other tells of is told by this one. */
  boolean holds(RollupRun other) {
    return first <= other.first && other.last <= last;
  }

  /** All runs of a size have less than eight times as many statements as others of it. */
  int size() {
    return (Long.SIZE - Long.numberOfLeadingZeros(statements)) / BITS_OF_SIZE;
  }
}
