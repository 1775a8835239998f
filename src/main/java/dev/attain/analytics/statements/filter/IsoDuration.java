package dev.attain.analytics.statements.filter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long an ISO 8601 duration is. A year counts as 365.2425 days, which is its mean in the
 * Gregorian calendar, and a month as a twelfth of that.
 */
public final class IsoDuration {
  private static final String NUMBER = "(\\d{1,12}(?:[.,]\\d{1,12})?)";
  private static final Pattern FORM =
      Pattern.compile(
          "P(?=.)(?:%1$sY)?(?:%1$sM)?(?:%1$sW)?(?:%1$sD)?(?:T(?=.)(?:%1$sH)?(?:%1$sM)?(?:%1$sS)?)?"
              .formatted(NUMBER));
  private static final BigDecimal DAY = BigDecimal.valueOf(86_400_000);
  private static final BigDecimal YEAR = DAY.multiply(new BigDecimal("365.2425"));
  private static final BigDecimal[] UNITS = {
    YEAR,
    YEAR.divide(BigDecimal.valueOf(12)),
    DAY.multiply(BigDecimal.valueOf(7)),
    DAY,
    BigDecimal.valueOf(3_600_000),
    BigDecimal.valueOf(60_000),
    BigDecimal.valueOf(1_000)
  };

  private IsoDuration() {}

  /**
   * Milliseconds, rounded down; empty for a text of another form, or one longer than 285,000 years.
   */
  public static OptionalLong millis(@Nullable String text) {
    Matcher matcher = text == null ? null : FORM.matcher(text);
    if (matcher == null || !matcher.matches()) {
      return OptionalLong.empty();
    }
    BigDecimal millis = BigDecimal.ZERO;
    for (int i = 0; i < UNITS.length; i++) {
      String number = matcher.group(i + 1);
      if (number != null) {
        millis = millis.add(new BigDecimal(number.replace(',', '.')).multiply(UNITS[i]));
      }
    }
    BigDecimal whole = millis.setScale(0, RoundingMode.DOWN);
    return whole.precision() > 16 ? OptionalLong.empty() : OptionalLong.of(whole.longValueExact());
  }
}
