package dev.attain.competency.evidence;

import dev.attain.xapi.json.path.JsonEquality;
import dev.attain.xapi.json.text.JsonNumber;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a condition asks for. Numbers are equal by what they amount to: 1.0 is 1.
 *
 * @param least null for no bound
 * @param end null for no bound
 * @param closed whether {@code end} itself is one of them
 */
record NumberSpan(@Nullable BigDecimal least, @Nullable BigDecimal end, boolean closed) {

  /** As conditions have bounds: at least this, and below that. */
  static NumberSpan between(@Nullable Double atLeast, @Nullable Double below) {
    return new NumberSpan(amount(atLeast), amount(below), false);
  }

  static NumberSpan only(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return new NumberSpan(plain, plain, true);
  }

  private static @Nullable BigDecimal amount(@Nullable Double bound) {
    return bound == null ? null : BigDecimal.valueOf(bound).stripTrailingZeros();
  }

  boolean contains(BigDecimal number) {
    return startsBy(number) && reaches(number);
  }

  /** What is no number, or beyond arithmetic, is in no span. */
  boolean contains(JsonNumber number) {
    Optional<BigDecimal> amount = JsonEquality.amount(number);
    return amount.isPresent() && contains(amount.get());
  }

  boolean isEmpty() {
    return least != null && !reaches(least);
  }

  /** Whether it does not begin after a number. */
  boolean startsBy(BigDecimal number) {
    return least == null || least.compareTo(number) <= 0;
  }

  /** Whether it does not end before a number. */
  boolean reaches(BigDecimal number) {
    if (end == null) {
      return true;
    }
    int past = number.compareTo(end);
    return past < 0 || closed && past == 0;
  }
}
