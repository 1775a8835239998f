package dev.attain.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalScheduleTest {

  @Test
  void the_first_request_is_due_at_once_and_the_others_follow_evenly() {
    ArrivalSchedule schedule = new ArrivalSchedule(1_000);

    assertThat(schedule.dueNanos(0)).isZero();
    assertThat(schedule.dueNanos(1)).isEqualTo(1_000_000);
    assertThat(schedule.dueNanos(1_000)).isEqualTo(1_000_000_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 3, 7.7, 333.3, 12_345.678, 1e6})
  void what_is_due_by_an_instant_is_what_falls_due_up_to_it(double perSecond) {
    ArrivalSchedule schedule = new ArrivalSchedule(perSecond);

    for (long number : new long[] {0, 1, 2, 3, 999, 1_000, 123_456}) {
      assertThat(schedule.dueBy(schedule.dueNanos(number))).isEqualTo(number + 1);
      if (number > 0) {
        assertThat(schedule.dueBy(schedule.dueNanos(number) - 1)).isEqualTo(number);
      }
    }
  }

  @Test
  void no_rounding_adds_up_over_a_day() {
    ArrivalSchedule schedule = new ArrivalSchedule(3);

    assertThat(schedule.dueNanos(3 * 86_400L)).isEqualTo(86_400_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_rate_is_a_number_above_zero(double perSecond) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ArrivalSchedule(perSecond));
  }
}
