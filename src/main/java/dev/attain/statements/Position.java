package dev.attain.statements;

import java.time.Instant;

/**
 * The place of a statement in the log: unique, totally ordered, and carrying the stored instant.
 * The upper 43 bits below the sign are milliseconds since 1970 (until the year 2248), the lower 20
 * bits order the statements of one millisecond. {@code more} links, resumption and checkpoints are
 * positions.
 */
public record Position(long value) implements Comparable<Position> {
  public static final int SEQUENCE_BITS = 20;
  public static final int MAX_SEQUENCE = (1 << SEQUENCE_BITS) - 1;

  /** Before every statement: where a reader of the whole log starts. */
  public static final Position START = new Position(0);

  /** After every statement. */
  public static final Position END = new Position(Long.MAX_VALUE);

  public Position {
    if (value < 0) {
      throw new IllegalArgumentException("a position is not negative: " + value);
    }
  }

  public static Position of(long epochMillis, int sequence) {
    if (sequence < 0 || sequence > MAX_SEQUENCE) {
      throw new IllegalArgumentException("sequence " + sequence + " is not within 20 bits");
    }
    return new Position(epochMillis << SEQUENCE_BITS | sequence);
  }

  /** The last position of a millisecond: a bound for {@code since} (exclusive, above). */
  public static Position lastOf(Instant instant) {
    long millis = Math.max(0, Math.min(END.epochMillis(), instant.toEpochMilli()));
    return of(millis, MAX_SEQUENCE);
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
