package dev.attain.competency.evidence;

import dev.attain.competency.framework.MappingRule.ScoreReading;
import dev.attain.xapi.Result;
import dev.attain.xapi.Score;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads a score within 0..1 from a result, in the order that {@link ScoreReading} states. */
final class ScoreReader {
  private ScoreReader() {}

  /** Empty when the statement has nothing that the rule can read. */
  static OptionalDouble read(ScoreReading reading, @Nullable Result result) {
    if (reading.constant() != null) {
      return OptionalDouble.of(reading.constant());
    }
    if (result == null) {
      return OptionalDouble.empty();
    }
    Score score = result.score();
    if (score != null) {
      if (reading.ratingLevels() != null && score.raw() != null) {
        return rating(score.raw().doubleValue(), reading.ratingLevels());
      }
      Double share = share(score);
      if (share != null) {
        return OptionalDouble.of(againstCut(share, reading.cut()));
      }
    }
    if (result.success() != null) {
      return OptionalDouble.of(result.success() ? 1 : 0);
    }
    Double mapped = result.response() == null ? null : reading.responses().get(result.response());
    return mapped == null ? OptionalDouble.empty() : OptionalDouble.of(mapped);
  }

  /** A rating r of K levels stands for the middle of its step: (r - 0.5) / K. */
  private static OptionalDouble rating(double raw, int levels) {
    return raw >= 1 && raw <= levels
        ? OptionalDouble.of((raw - 0.5) / levels)
        : OptionalDouble.empty();
  }

  private static @Nullable Double share(Score score) {
    if (score.scaled() != null) {
      return score.scaled().doubleValue();
    }
    BigDecimal raw = score.raw();
    BigDecimal min = score.min();
    BigDecimal max = score.max();
    if (raw == null || min == null || max == null || max.compareTo(min) <= 0) {
      return null;
    }
    return raw.subtract(min, MathContext.DECIMAL64)
        .divide(max.subtract(min, MathContext.DECIMAL64), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static double againstCut(double share, @Nullable Double cut) {
    if (cut != null) {
      return share >= cut ? 1 : 0;
    }
    return Math.min(1, Math.max(0, share));
  }
}
