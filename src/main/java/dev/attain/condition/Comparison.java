package dev.attain.condition;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/** How two values can be compared; {@code !=} is read as not {@code =}. */
public enum Comparison {
  EQUAL("=", order -> order == 0),
  LESS_OR_EQUAL("<=", order -> order <= 0),
  LESS("<", order -> order < 0),
  GREATER_OR_EQUAL(">=", order -> order >= 0),
  GREATER(">", order -> order > 0);

  /** The sign of not {@link #EQUAL}. */
  public static final String NOT_EQUAL = "!=";

  private final String sign;
  private final IntPredicate test;

  Comparison(String sign, IntPredicate test) {
    this.sign = sign;
    this.test = test;
  }

  public static Optional<Comparison> find(String sign) {
    return Arrays.stream(values()).filter(comparison -> comparison.sign.equals(sign)).findAny();
  }

  public String sign() {
    return sign;
  }

  /**
   * @param order below, at or above zero, as a {@link java.util.Comparator} says it
   */
  public boolean holds(int order) {
    return test.test(order);
  }
}
