package dev.attain.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final long MILLISECOND = 1_000_000;

  @Test
  void quantiles_are_right_to_three_digits() {
    Latencies latencies = new Latencies();
    for (int i = 1; i <= 1_000; i++) {
      latencies.add(i * MILLISECOND);
    }

    assertThat(latencies.count()).isEqualTo(1_000);
    assertThat(latencies.quantileMillis(.5)).isCloseTo(500, within(1.0));
    assertThat(latencies.quantileMillis(.99)).isCloseTo(990, within(1.0));
    assertThat(latencies.quantileMillis(1)).isCloseTo(1_000, within(1.0));
  }

  @Test
  void nothing_measured_has_no_quantiles() {
    assertThat(new Latencies().quantileMillis(.5)).isNaN();
  }

  @Test
  void a_stop_of_a_second_is_charged_to_every_request_that_fell_due_in_it() {
    ArrivalSchedule schedule = new ArrivalSchedule(1_000);
    Latencies open = new Latencies();
    Latencies closed = new Latencies();
    long resumed = 1_000 * MILLISECOND;
    for (int i = 0; i < 2_000; i++) {
      long due = schedule.dueNanos(i);
      long sent = Math.max(due, resumed);
      boolean stopped = due < resumed;
      open.addSince(due, (stopped ? sent : due) + MILLISECOND);
      // A closed loop would have sent one request into the stop, and the others after it.
      closed.add(i == 0 ? resumed + MILLISECOND : MILLISECOND);
    }

    assertThat(closed.quantileMillis(.99)).isCloseTo(1, within(.01));
    assertThat(open.quantileMillis(.99)).isCloseTo(981, within(2.0));
    assertThat(open.quantileMillis(.25)).isCloseTo(1, within(.01));
    assertThat(open.quantileMillis(.75)).isCloseTo(501, within(2.0));
  }
}
