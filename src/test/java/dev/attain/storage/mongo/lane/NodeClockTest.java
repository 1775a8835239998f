package dev.attain.storage.mongo.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NodeClockTest {
  private long nanos = -77;
  private final NodeClock clock = new NodeClock(() -> nanos);

  private long sent() {
    return nanos;
  }

  private void pass(long millis) {
    nanos += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void itGoesOnFromWhatTheServerSaid() {
    assertThatThrownBy(clock::millis).isInstanceOf(IllegalStateException.class);
    clock.observe(5_000, sent());
    pass(250);

    assertThat(clock.millis()).isEqualTo(5_250);
  }

  @Test
  void theServerIsTakenToHaveReadItsClockHalfWay() {
    long sent = sent();
    pass(10);
    clock.observe(5_000, sent);

    assertThat(clock.millis()).isEqualTo(5_005);
  }

  @Test
  void aQuickAnswerIsBelievedAgainstASlowOneUntilItIsOld() {
    clock.observe(5_000, sent());
    long sent = sent();
    pass(100);
    clock.observe(5_095, sent);
    assertThat(clock.millis()).isEqualTo(5_100);

    pass(60_000);
    sent = sent();
    pass(100);
    clock.observe(60_000, sent);
    assertThat(clock.millis()).isEqualTo(60_050);
  }
}
