package dev.attain.xapi.validation;

/**
 * Durations with designators (ISO 8601:2004 section 4.4.3.2): {@code P3Y1M29DT4H35M59.14S}, or
 * weeks alone. Only the last number may have a fraction. The alternative format ({@code
 * P0003-01-29…}) is none (xAPI-Data 4.6).
 */
final class Durations {
  private static final String DATE_DESIGNATORS = "YMD";
  private static final String TIME_DESIGNATORS = "HMS";

  private Durations() {}

  static boolean isValid(String text) {
    int length = text.length();
    if (length < 3 || text.charAt(0) != 'P') {
      return false;
    }
    int at = 1;
    String designators = DATE_DESIGNATORS;
    int next = 0;
    while (at < length) {
      if (text.charAt(at) == 'T' && designators.equals(DATE_DESIGNATORS)) {
        designators = TIME_DESIGNATORS;
        next = 0;
        at++;
      }
      int afterDigits = digits(text, at);
      int end = fraction(text, afterDigits);
      if (afterDigits == at || end < 0 || end == length) {
        return false;
      }
      char designator = text.charAt(end);
      boolean last = end == length - 1;
      if (designator == 'W') {
        return last && at == 1;
      }
      int position = designators.indexOf(designator, next);
      if (position < 0 || (end > afterDigits && !last)) {
        return false;
      }
      next = position + 1;
      at = end + 1;
    }
    return true;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && Texts.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Behind the fraction that begins at {@code from}; -1 when there is a mark without digits. */
  private static int fraction(String text, int from) {
    if (from >= text.length() || (text.charAt(from) != '.' && text.charAt(from) != ',')) {
      return from;
    }
    int end = digits(text, from + 1);
    return end == from + 1 ? -1 : end;
  }
}
