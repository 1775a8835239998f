package dev.attain.analytics.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.analytics.activity.Disengagement.Basis;
import dev.attain.analytics.activity.Disengagement.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisengagementTest {

  private static Rhythm days(int... days) {
    return new Rhythm(Integer.MIN_VALUE, days, Arrays.stream(days).mapToDouble(d -> 2).toArray());
  }

  /** Nine days, a week apart, but the last after ten: eight gaps, 95 of 100 no longer than ten. */
  private static Rhythm weekly() {
    int[] days = IntStream.range(0, 9).map(i -> 100 + 7 * i).toArray();
    days[8] = days[7] + 10;
    return days(days);
  }

  @Test
  void silenceBeyondThePersonsOwnGapsIsNoticed() {
    Rhythm rhythm = weekly();
    int last = rhythm.lastDay();
    Disengagement found = Disengagement.of(rhythm, 90, last + 11, 100).orElseThrow();
    assertThat(found.kind()).isEqualTo(Kind.SILENT);
    assertThat(found.basis()).isEqualTo(Basis.OWN);
    assertThat(found.usualDays()).isEqualTo(10);
    assertThat(found.inWords())
        .isEqualTo(
            "No evidence for 11 days; 95 of 100 gaps of this person are no longer than 10 days.");
    assertThat(Disengagement.of(rhythm, 90, last + 10, 100)).isEmpty();
  }

  @Test
  void withFewerThanEightGapsTheCohortIsTheMeasure() {
    Rhythm rhythm = days(100, 101, 102, 103, 104, 105, 106, 107);
    assertThat(Disengagement.of(rhythm, 90, 110, 5)).isEmpty();
    Disengagement found = Disengagement.of(rhythm, 90, 113, 5).orElseThrow();
    assertThat(found.basis()).isEqualTo(Basis.COHORT);
    assertThat(Disengagement.of(rhythm, 90, 113, null)).isEmpty();
  }

  @Test
  void whoNeverBeganIsSilentSinceTheStart() {
    Disengagement found = Disengagement.of(Rhythm.NONE, 100, 120, 7).orElseThrow();
    assertThat(found.kind()).isEqualTo(Kind.NEVER_ACTIVE);
    assertThat(found.silentDays()).isEqualTo(20);
    assertThat(Disengagement.of(Rhythm.NONE, 100, 107, 7)).isEmpty();
  }

  @Test
  void aVelocityThatHalvedIsNoticedWithTheReason() {
    Rhythm rhythm = days(50, 55, 60, 65, 80, 85);
    // 57..84 has weight 6, 29..56 has 4; 29 days later 4 and 4
    Disengagement found = Disengagement.of(rhythm, 10, 93, 60).orElseThrow();
    assertThat(found.kind()).isEqualTo(Kind.SLOWING);
    assertThat(found.velocity().recent()).isCloseTo(1, within(1e-12));
    assertThat(found.velocity().before()).isCloseTo(2, within(1e-12));
    assertThat(found.inWords()).contains("1.00 a week").contains("2.00 a week");
    assertThat(Disengagement.of(rhythm, 10, 90, 60)).isEmpty();
  }

  @Test
  void whatComesAfterTheDayIsNotKnownOnIt() {
    assertThat(Disengagement.of(days(100, 200), 90, 150, 30).orElseThrow().silentDays())
        .isEqualTo(50);
  }

  @Test
  void thePercentileIsByNearestRank() {
    assertThat(Disengagement.usual(IntStream.rangeClosed(1, 20).toArray())).isEqualTo(19);
    assertThat(Disengagement.usual(IntStream.rangeClosed(1, 8).toArray())).isEqualTo(8);
    assertThat(Disengagement.usual(new int[0])).isNull();
    assertThat(Disengagement.usual(List.of(days(1, 3), days(10, 15, 16)))).isEqualTo(5);
  }

  @Test
  void aRhythmOfPartsIsCompleteWhereAllPartsAre() {
    Rhythm all =
        Rhythm.together(
            List.of(
                new Rhythm(10, new int[] {10, 20}, new double[] {1, 2}),
                new Rhythm(Integer.MIN_VALUE, new int[] {5, 20}, new double[] {1, 1})));
    assertThat(all.days()).containsExactly(10, 20);
    assertThat(all.weights()).containsExactly(1, 3);
    assertThat(Velocity.of(all, 60).complete()).isFalse();
    assertThat(Velocity.of(all, 65).complete()).isTrue();
  }
}
