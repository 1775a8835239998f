package dev.attain.storage.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told. */
public final class TestClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves on, or back when {@code by} is negative. */
  public void move(Duration by) {
    now = now.plus(by);
  }

  public void moveMillis(long by) {
    move(Duration.ofMillis(by));
  }
}
