package dev.attain.people.condition;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** How a value can be compared with a text; {@code !=} is read as not {@code =}. */
enum Comparison {
  EQUAL("=", order -> order == 0),
  LESS_OR_EQUAL("<=", order -> order <= 0),
  LESS("<", order -> order < 0),
  GREATER_OR_EQUAL(">=", order -> order >= 0),
  GREATER(">", order -> order > 0);

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

  private final String sign;
  private final IntPredicate test;

  Comparison(String sign, IntPredicate test) {
    this.sign = sign;
    this.test = test;
  }

  static Optional<Comparison> find(String sign) {
    return Arrays.stream(values()).filter(comparison -> comparison.sign.equals(sign)).findAny();
  }

  boolean holds(String value, String text) {
    return test.test(
        NUMBER.matcher(value).matches() && NUMBER.matcher(text).matches()
            ? new BigDecimal(value).compareTo(new BigDecimal(text))
            : value.compareTo(text));
  }
}
