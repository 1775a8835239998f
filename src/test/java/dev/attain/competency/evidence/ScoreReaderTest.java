package dev.attain.competency.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.competency.framework.MappingRule.ScoreReading;
import dev.attain.xapi.StatementBuilder;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScoreReaderTest {
  private static final ScoreReading PLAIN = new ScoreReading(null, null, null, Map.of());
  private static final ScoreReading CUT = new ScoreReading(null, 0.8, null, Map.of());
  private static final ScoreReading RATING = new ScoreReading(null, null, 5, Map.of());
  private static final ScoreReading RESPONSES =
      new ScoreReading(null, null, null, Map.of("Yes", 0.9));

  private static OptionalDouble read(ScoreReading reading, StatementBuilder statement) {
    return ScoreReader.read(reading, statement.build().result());
  }

  private static StatementBuilder statement() {
    return new StatementBuilder();
  }

  @Test
  void aConstantComesBeforeEverything() {
    ScoreReading constant = new ScoreReading(0.3, 0.8, 5, Map.of("Yes", 0.9));

    assertThat(read(constant, statement().scaled("1").success(true))).hasValue(0.3);
    assertThat(ScoreReader.read(constant, null)).hasValue(0.3);
  }

  @Test
  void aRatingIsTheMiddleOfItsStep() {
    assertThat(read(RATING, statement().raw("1", "1", "5"))).hasValue(0.1);
    assertThat(read(RATING, statement().raw("4", null, null))).hasValue(0.7);
    assertThat(read(RATING, statement().raw("5", "1", "5"))).hasValue(0.9);
  }

  @Test
  void aRatingOutsideItsScaleIsNoEvidence() {
    assertThat(read(RATING, statement().raw("0", "0", "5"))).isEmpty();
    assertThat(read(RATING, statement().raw("6", "0", "10").success(true))).isEmpty();
  }

  @Test
  void aRatingRuleReadsAScaledScoreWhereThereIsNoRawOne() {
    assertThat(read(RATING, statement().scaled("0.6"))).hasValue(0.6);
  }

  @Test
  void aScaledScoreIsTakenAsItIsAndBelowZeroIsZero() {
    assertThat(read(PLAIN, statement().scaled("0.62").success(false))).hasValue(0.62);
    assertThat(read(PLAIN, statement().scaled("-0.5"))).hasValue(0);
  }

  @Test
  void againstACutAScoreIsAllOrNothing() {
    assertThat(read(CUT, statement().scaled("0.8"))).hasValue(1);
    assertThat(read(CUT, statement().scaled("0.79"))).hasValue(0);
    assertThat(read(CUT, statement().raw("8", "0", "10"))).hasValue(1);
    assertThat(read(CUT, statement().raw("7", "0", "10"))).hasValue(0);
  }

  @Test
  void aRawScoreNeedsBothEnds() {
    assertThat(read(PLAIN, statement().raw("3", "1", "4")).getAsDouble())
        .isCloseTo(2.0 / 3, within(1e-15));
    assertThat(read(PLAIN, statement().raw("8", null, "10"))).isEmpty();
    assertThat(read(PLAIN, statement().raw("8", null, "10").success(true))).hasValue(1);
    assertThat(read(PLAIN, statement().raw("3", "3", "3"))).isEmpty();
    assertThat(read(PLAIN, statement().raw("12", "0", "10"))).hasValue(1);
  }

  @Test
  void hugeNumbersCostNothing() {
    assertThat(read(PLAIN, statement().raw("1e-999999", "-1e999999", "1e999999")).getAsDouble())
        .isBetween(0.0, 1.0);
    assertThat(read(CUT, statement().raw("1", "0", "1e999999"))).hasValue(0);
  }

  @Test
  void successComesBeforeTheResponse() {
    assertThat(read(RESPONSES, statement().success(false).response("Yes"))).hasValue(0);
    assertThat(read(RESPONSES, statement().response("Yes"))).hasValue(0.9);
    assertThat(read(RESPONSES, statement().response("No"))).isEmpty();
    assertThat(ScoreReader.read(RESPONSES, null)).isEmpty();
  }
}
