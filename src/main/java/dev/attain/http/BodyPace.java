package dev.attain.http;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Whether a client sends its body as fast as can be asked of it. Time in which it had to wait for
 * us is not held against it.
 */
final class BodyPace {
  private final Vertx vertx;
  private final long timer;
  private long arrived;
  private boolean waits;
  private boolean waited;

  /**
   * Begins to watch.
   *
   * @param tooSlow called once at most
   */
  BodyPace(Vertx vertx, Duration patience, Runnable tooSlow) {
    this.vertx = vertx;
    this.timer =
        vertx.setPeriodic(
            patience.toMillis(),
            due -> {
              if (waited || arrived >= ConnectionLimits.LEAST_OCTETS) {
                arrived = 0;
                waited = waits;
              } else {
                end();
                tooSlow.run();
              }
            });
  }

  void arrived(int octets) {
    arrived += octets;
  }

  void waitsForUs() {
    waits = true;
    waited = true;
  }

  void goesOn() {
    waits = false;
  }

  void end() {
    vertx.cancelTimer(timer);
  }
}
