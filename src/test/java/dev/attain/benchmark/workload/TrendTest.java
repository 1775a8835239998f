package dev.attain.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrendTest {
  @Test
  void what_grows_by_one_each_ten_seconds_grows_by_360_each_hour() {
    Trend trend = new Trend("files", "");
    for (int i = 0; i < 20; i++) {
      trend.add(10 * i, 100 + i);
    }
    assertThat(trend.slope()).isCloseTo(360, within(1e-6));
  }

  @Test
  void what_grows_in_the_first_half_and_then_goes_up_and_down_is_flat() {
    Trend trend = new Trend("heap", "MB");
    double[] values = {10, 200, 300, 310, 320, 310};
    for (int i = 0; i < values.length; i++) {
      trend.add(10 * i, values[i]);
    }
    assertThat(trend.slope()).isCloseTo(0, within(1e-9));
  }
}
