package dev.attain.statements;

import java.time.Instant;

/**
 * The place of a statement in the log: unique, totally ordered, and carrying the stored instant.
 * The upper 42 bits are milliseconds since 1970 (until the year 2109), the lower 22 bits order the
 * statements of one millisecond. {@code more} links, resumption and checkpoints are positions.
 */
public record Position(long value) implements Comparable<Position> {
  public static final int SEQUENCE_BITS = 22;
  public static final int MAX_SEQUENCE = (1 << SEQUENCE_BITS) - 1;

  /** Before every statement: where a reader of the whole log starts. */
  public static final Position START = new Position(0);

  public Position {
    if (value < 0) {
      throw new IllegalArgumentException("a position is not negative: " + value);
    }
  }

  public static Position of(long epochMillis, int sequence) {
    if (sequence < 0 || sequence > MAX_SEQUENCE) {
      throw new IllegalArgumentException("sequence " + sequence + " is not within 22 bits");
    }
    return new Position(epochMillis << SEQUENCE_BITS | sequence);
  }

  /** The last position of a millisecond: a bound for {@code since} (exclusive, above). */
  public static Position lastOf(Instant instant) {
    return of(Math.max(0, instant.toEpochMilli()), MAX_SEQUENCE);
  }

  public long epochMillis() {
    return value >>> SEQUENCE_BITS;
  }

  /** The {@code stored} property of the statement here, at millisecond precision. */
  public Instant stored() {
    return Instant.ofEpochMilli(epochMillis());
  }

  @Override
  public int compareTo(Position other) {
    return Long.compare(value, other.value);
  }
}
