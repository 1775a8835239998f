package dev.attain.xapi.validation;

import dev.attain.xapi.json.text.JsonObject;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Results and their scores (xAPI-Data 2.4.5). */
final class ResultRules {
  private static final BigDecimal MINUS_ONE = BigDecimal.ONE.negate();

  private static final ValueRule SCORE =
      Shape.of("a score", "XAPI-00079")
          .optional("scaled", Values.decimal("XAPI-00083"))
          .optional("raw", Values.decimal("XAPI-00082"))
          .optional("min", Values.decimal("XAPI-00081"))
          .optional("max", Values.decimal("XAPI-00080"))
          .check(ResultRules::checkScore)
          .build();

  static final ValueRule RESULT =
      Shape.of("a result", "XAPI-00006")
          .optional("score", SCORE)
          .optional("success", Values.bool("XAPI-00074"))
          .optional("completion", Values.bool("XAPI-00075"))
          .optional("response", Values.text("XAPI-00076"))
          .optional("duration", Values.text("XAPI-00077", Format.DURATION))
          .optional("extensions", Values.EXTENSIONS)
          .build();

  private ResultRules() {}

  private static void checkScore(JsonObject score, Report report) {
    BigDecimal scaled = Values.findDecimal(score, "scaled");
    BigDecimal raw = Values.findDecimal(score, "raw");
    BigDecimal min = Values.findDecimal(score, "min");
    BigDecimal max = Values.findDecimal(score, "max");
    if (isLess(scaled, MINUS_ONE) || isLess(BigDecimal.ONE, scaled)) {
      report.add("XAPI-00083", "scaled is within -1 and 1; send other numbers as raw");
    }
    if (min != null && max != null && min.compareTo(max) >= 0) {
      report.add("XAPI-00081", "min is less than max");
    }
    if (isLess(raw, min) || isLess(max, raw)) {
      report.add("XAPI-00082", "raw is within min and max");
    }
  }

  private static boolean isLess(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a != null && b != null && a.compareTo(b) < 0;
  }
}
