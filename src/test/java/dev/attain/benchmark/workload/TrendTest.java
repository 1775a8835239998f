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
  void what_goes_up_and_comes_down_again_is_flat() {
    Trend trend = new Trend("heap", "MB");
    trend.add(0, 10);
    trend.add(10, 50);
    trend.add(20, 10);
    assertThat(trend.slope()).isCloseTo(0, within(1e-9));
  }
}
