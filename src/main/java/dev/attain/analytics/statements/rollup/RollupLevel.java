package dev.attain.analytics.statements.rollup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How long the times are that summaries are kept for, in UTC; the coarsest first. */
enum RollupLevel {
  MONTH('m', 7),
  DAY('d', 10),
  HOUR('h', 13);

  private final char code;
  private final int length;

  /**
   * @param length of the beginning of an ISO 8601 instant that says which month, day or hour it is
   */
  RollupLevel(char code, int length) {
    this.code = code;
    this.length = length;
  }

  /** In the ids of records: never reuse one. */
  char code() {
    return code;
  }

  /** Sorts as time does. */
  String bucket(Instant instant) {
    return instant.toString().substring(0, length);
  }

  /** The bucket that a finer one is in. */
  String around(String finer) {
    return finer.substring(0, length);
  }

  /** When a bucket begins. */
  Instant start(String bucket) {
    return Instant.parse(bucket + "0000-01-01T00:00:00Z".substring(length));
  }

  /** When what begins then ends. */
  Instant end(Instant start) {
    ZonedDateTime time = start.atZone(ZoneOffset.UTC);
    return switch (this) {
      case HOUR -> time.plusHours(1).toInstant();
      case DAY -> time.plusDays(1).toInstant();
      case MONTH -> time.plusMonths(1).toInstant();
    };
  }

  boolean begins(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    ZonedDateTime hour = time.truncatedTo(ChronoUnit.HOURS);
    return switch (this) {
      case HOUR -> time.equals(hour);
      case DAY -> time.equals(hour) && time.getHour() == 0;
      case MONTH -> time.equals(hour) && time.getHour() == 0 && time.getDayOfMonth() == 1;
    };
  }

  RollupLevel finer(RollupLevel other) {
    return compareTo(other) > 0 ? this : other;
  }
}
