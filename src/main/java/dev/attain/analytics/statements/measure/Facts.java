package dev.attain.analytics.statements.measure;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.xapi.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one statement.
 *
 * @param people hashes of who acted
 * @param score the scaled score in billionths, rounded to the nearest; null for none
 * @param duration in milliseconds; null for none, or one that is too long to add up
 */
public record Facts(
    List<Long> people, @Nullable Long score, @Nullable Long duration, @Nullable Boolean success) {
  private static final int SCORE_DIGITS = 9;

  /** A hundred years: a sum of nine million of them fits. */
  private static final long LONGEST = 100L * 365 * 86_400_000;

  public Facts {
    people = List.copyOf(people);
  }

  /**
   * @param people who acted, by the identifiers that they shall count by
   */
  public static Facts of(StatementRow row, List<String> people) {
    OptionalLong duration = row.duration();
    return new Facts(
        people.stream().map(PeopleSample::hash).toList(),
        row.scaled().map(Facts::billionths).orElse(null),
        duration.isPresent() && duration.getAsLong() <= LONGEST ? duration.getAsLong() : null,
        row.result().map(Result::success).orElse(null));
  }

  private static long billionths(BigDecimal scaled) {
    return scaled.setScale(SCORE_DIGITS, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }
}
