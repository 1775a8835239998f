package dev.attain.analytics.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.competency.framework.Cohort.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleFiguresTest {
  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofHours(8766));

  private static Member member(Instant assigned, @Nullable Instant left, @Nullable String role) {
    return new Member("p" + assigned + left, null, assigned, null, left, null, null, null, role);
  }

  @Test
  void movesAreCountedPerHundredPersonYears() {
    Instant half = FROM.plus(Duration.ofHours(4383));
    Mobility mobility =
        Mobility.of(
            List.of(
                member(FROM.minusSeconds(9), null, null),
                member(FROM, half, "senior"),
                member(half, null, null),
                member(FROM, half, null),
                member(FROM.minusSeconds(99), FROM.minusSeconds(9), "senior"),
                member(TO, null, null)),
            FROM,
            TO);
    assertThat(mobility.personYears()).isCloseTo(2.5, within(1e-9));
    assertThat(mobility.rate()).isCloseTo(40, within(1e-9));
    assertThat(mobility.byRole()).containsExactly(java.util.Map.entry("senior", 1));
    // Exact Poisson limits of one event are .025318 and 5.571643.
    assertThat(mobility.interval().low()).isCloseTo(1.01272, within(1e-4));
    assertThat(mobility.interval().high()).isCloseTo(222.8657, within(1e-3));
  }

  @Test
  void withoutTimeThereIsNoRate() {
    assertThat(Mobility.of(List.of(), FROM, TO).rate()).isNull();
    assertThat(Mobility.of(List.of(member(FROM, null, null)), FROM, TO).interval().low()).isZero();
  }

  @Test
  void aRequirementAboveWhatTopPerformersShowIsSeen() {
    TopBand band = TopBand.of(new int[] {3, 2, 2, 1, 2}, 3).orElseThrow();
    assertThat(band).isEqualTo(new TopBand(5, 2, 2, 2, 3));
    assertThat(band.asksForMore()).isTrue();
    assertThat(TopBand.of(new int[] {3, 3, 3, 1, 2}, 3).orElseThrow().asksForMore()).isFalse();
    assertThat(TopBand.of(new int[] {3, 3, 3, 1}, 3)).isEmpty();
  }

  @Test
  void aTenthButAtLeastFiveAreTopPerformers() {
    assertThat(TopBand.performersOf(4)).isZero();
    assertThat(TopBand.performersOf(30)).isEqualTo(5);
    assertThat(TopBand.performersOf(101)).isEqualTo(11);
  }
}
