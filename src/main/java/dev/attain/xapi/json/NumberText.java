package dev.attain.xapi.json;

import java.math.BigInteger;

/** Numbers as text: exponents are never expanded, whatever their size. */
final class NumberText {
  private NumberText() {}

  /**
   * One text for every spelling of a value: its digits without zeros at either end, and the power
   * of ten they are multiplied with. {@code 1.0}, {@code 1} and {@code 10e-1} are {@code 1e0};
   * zero, of either sign, is {@code 0}.
   *
   * @param json a number in the grammar of JSON
   */
  static String canonical(String json) {
    int mantissaEnd = 0;
    int point = -1;
    StringBuilder digits = new StringBuilder(json.length());
    for (; mantissaEnd < json.length(); mantissaEnd++) {
      char c = json.charAt(mantissaEnd);
      if (c == 'e' || c == 'E') {
        break;
      } else if (c == '.') {
        point = digits.length();
      } else if (c != '-') {
        digits.append(c);
      }
    }
    int decimals = point < 0 ? 0 : digits.length() - point;
    int last = digits.length();
    while (last > 0 && digits.charAt(last - 1) == '0') {
      last--;
    }
    int first = 0;
    while (first < last && digits.charAt(first) == '0') {
      first++;
    }
    if (first == last) {
      return "0";
    }
    long shift = digits.length() - last - (long) decimals;
    digits.setLength(last);
    digits.delete(0, first);
    if (json.charAt(0) == '-') {
      digits.insert(0, '-');
    }
    return digits.append('e').append(exponent(json, mantissaEnd, shift)).toString();
  }

  private static String exponent(String json, int mantissaEnd, long shift) {
    if (mantissaEnd == json.length()) {
      return Long.toString(shift);
    }
    return new BigInteger(json.substring(mantissaEnd + 1))
        .add(BigInteger.valueOf(shift))
        .toString();
  }

  /** An ISO 8601 duration without the fractional digits of its seconds beyond the second one. */
  static String toHundredths(String duration) {
    int point = Math.max(duration.indexOf('.'), duration.indexOf(','));
    int end = duration.length() - 1;
    return point > 0 && end - point > 3 && duration.charAt(end) == 'S'
        ? duration.substring(0, point + 3) + "S"
        : duration;
  }
}
