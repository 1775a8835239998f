package dev.attain.xapi.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Timestamp texts of the specification (xAPI-Data 1.0.3 section 4.5). */
public final class Timestamps {
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int NANO_DIGITS = 9;
  private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final String text;
  private int at;

  private Timestamps(String text) {
    this.text = text;
  }

  /**
   * In UTC, always with three fractional digits: {@code 2026-11-22T07:00:00.000Z}.
   *
   * @param instant of a year of at most four digits
   */
  public static String format(Instant instant) {
    return write(instant, 3);
  }

  /**
   * In UTC, with no, three, six or nine fractional digits, as few as it takes. The same as {@link
   * Instant#toString}, but a formatter is what a fourth of a comparable form once cost.
   *
   * @param instant of a year of at most four digits
   */
  static String shortest(Instant instant) {
    int nanos = instant.getNano();
    return write(
        instant,
        nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : NANO_DIGITS);
  }

  private static String write(Instant instant, int decimals) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(30);
    write(text, utc.getYear(), 4);
    write(text.append('-'), utc.getMonthValue(), 2);
    write(text.append('-'), utc.getDayOfMonth(), 2);
    write(text.append('T'), utc.getHour(), 2);
    write(text.append(':'), utc.getMinute(), 2);
    write(text.append(':'), utc.getSecond(), 2);
    if (decimals > 0) {
      int scale = 1;
      for (int i = decimals; i < NANO_DIGITS; i++) {
        scale *= 10;
      }
      write(text.append('.'), utc.getNano() / scale, decimals);
    }
    return text.append('Z').toString();
  }

  /** The last digits of a number, zeros before it. */
  private static void write(StringBuilder text, int number, int digits) {
    int end = text.length() + digits;
    text.setLength(end);
    int rest = number;
    for (int at = end - 1; at >= end - digits; at--) {
      text.setCharAt(at, (char) ('0' + rest % 10));
      rest /= 10;
    }
  }

  /**
   * The point in time of an ISO 8601 date and time: extended ({@code 2026-11-22T07:00:00.5+01:00})
   * or basic ({@code 20261122T070000Z}), seconds optional. Without a zone it is taken as UTC.
   * Digits beyond nanoseconds are dropped. Null when the text is none, for a zone of minus zero,
   * which ISO 8601 forbids, and when the year in UTC has no four digits to write it with.
   */
  public static @Nullable Instant parse(String text) {
    return new Timestamps(text).parse(false);
  }

  /** Whether a valid text says that it is UTC. */
  static boolean isUtc(String text) {
    return text.endsWith("Z") || text.endsWith("z");
  }

  /** The same point in time in UTC, with at least three fractional digits. */
  static String inUtc(String text) {
    Instant instant = Objects.requireNonNull(parse(text), text);
    return instant.getNano() % 1_000_000 == 0 ? format(instant) : shortest(instant);
  }

  /** Whether the text is a date-time of RFC 3339: extended form, with seconds and a zone. */
  public static boolean isRfc3339(String text) {
    return new Timestamps(text).parse(true) != null;
  }

  private @Nullable Instant parse(boolean rfc3339) {
    int year = digits(4);
    boolean extended = skip('-');
    int month = digits(2);
    boolean dashed = skip('-');
    int day = digits(2);
    boolean separated = skip('T') || skip('t');
    int hour = digits(2);
    boolean colon = skip(':');
    int minute = digits(2);
    if (extended != dashed || extended != colon || !separated || (rfc3339 && !extended)) {
      return null;
    }
    boolean seconds = extended ? skip(':') : at < text.length() && isDigit(text.charAt(at));
    int second = seconds ? digits(2) : 0;
    int nanos = seconds && (skip('.') || (!rfc3339 && skip(','))) ? fraction() : 0;
    if (!isDate(year, month, day) || !isTime(hour, minute, second) || nanos < 0) {
      return null;
    }
    if (rfc3339 && (!seconds || at == text.length())) {
      return null;
    }
    int offset = zone(rfc3339);
    if (offset == Integer.MIN_VALUE || at != text.length()) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    long instant = ((days * 24 + hour) * 60 + minute) * 60 + second - offset;
    return instant >= FIRST_SECOND && instant <= LAST_SECOND
        ? Instant.ofEpochSecond(instant, nanos)
        : null;
  }

  private static boolean isDate(int year, int month, int day) {
    if (year < 0 || month < 1 || month > 12 || day < 1) {
      return false;
    }
    return day <= DAYS[month - 1] || (month == 2 && day == 29 && Year.isLeap(year));
  }

  /** Second 60 is a leap second: the first moment of the next minute on Java's time scale. */
  private static boolean isTime(int hour, int minute, int second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
  }

  /** Seconds east of UTC; {@link Integer#MIN_VALUE} for what is no zone. */
  private int zone(boolean rfc3339) {
    if (at == text.length() || skip('Z') || skip('z')) {
      return 0;
    }
    boolean minus = skip('-');
    if (!minus && !skip('+')) {
      return Integer.MIN_VALUE;
    }
    int hours = digits(2);
    boolean colon = skip(':');
    int minutes = colon || at < text.length() ? digits(2) : 0;
    boolean wrong = hours < 0 || hours > 23 || minutes < 0 || minutes > 59;
    int offset = hours * 3_600 + minutes * 60;
    return wrong || (rfc3339 && !colon) || (minus && offset == 0)
        ? Integer.MIN_VALUE
        : minus ? -offset : offset;
  }

  /** A number of exactly {@code count} digits; negative when they are not there. */
  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      if (at >= text.length() || !isDigit(text.charAt(at))) {
        return Integer.MIN_VALUE / 4;
      }
      value = value * 10 + text.charAt(at) - '0';
    }
    return value;
  }

  private int fraction() {
    int first = at;
    int nanos = 0;
    for (; at < text.length() && isDigit(text.charAt(at)); at++) {
      if (at - first < NANO_DIGITS) {
        nanos = nanos * 10 + text.charAt(at) - '0';
      }
    }
    for (int i = at - first; i < NANO_DIGITS; i++) {
      nanos *= 10;
    }
    return at == first ? -1 : nanos;
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    if (there) {
      at++;
    }
    return there;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
