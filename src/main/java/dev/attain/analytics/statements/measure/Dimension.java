package dev.attain.analytics.statements.measure;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What statements can be grouped by. */
public enum Dimension {
  VERB,
  /** The activity that is the object. */
  ACTIVITY,
  /** The type of that activity. */
  TYPE,
  /** Who acted; of a group, each member. */
  PERSON,
  /** Each cohort that somebody who acted is in now. */
  COHORT,
  /** The key of the credential that sent it. */
  SOURCE,
  /** Of the timestamp, as the ones below. */
  HOUR,
  DAY,
  /** From Monday, by its date. */
  WEEK,
  MONTH;

  private static final DateTimeFormatter HOURS =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm")
          .appendOffset("+HH:MM", "Z")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter DAYS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter MONTHS =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

  /** As the API has it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Dimension> find(String text) {
    return Arrays.stream(values()).filter(dimension -> dimension.text().equals(text)).findAny();
  }

  public static String all() {
    return Arrays.stream(values()).map(Dimension::text).collect(Collectors.joining(", "));
  }

  public boolean isTime() {
    return compareTo(HOUR) >= 0;
  }

  /** The name of the hour, day, week or month that an instant is in. */
  public String bucket(Instant instant, ZoneId zone) {
    ZonedDateTime time = instant.atZone(zone);
    return switch (this) {
      case HOUR -> HOURS.format(time.truncatedTo(ChronoUnit.HOURS));
      case DAY -> DAYS.format(time);
      case WEEK -> DAYS.format(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> MONTHS.format(time);
      default -> throw new IllegalStateException(this + " is no time");
    };
  }
}
