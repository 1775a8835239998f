package dev.attain.storage.embedded;

import dev.attain.statements.Position;
import java.time.InstantSource;

/**
 * Gives out positions, and knows the safe horizon. No position goes back in time: when the clock
 * does, positions go on from the last one. While a group is being committed the horizon stands
 * still; it also stands still after a failed commit, of which nobody can tell whether it will be
 * there after a restart, until another commit succeeds.
 */
final class Positions {
  private final InstantSource clock;
  private long last;
  private long horizon;
  private boolean committing;
  private boolean gaveOut;

  /**
   * @param floor no position given out is at or below this one
   */
  Positions(InstantSource clock, Position floor) {
    this.clock = clock;
    this.last = floor.value();
    this.horizon = floor.value();
  }

  synchronized void groupBegins() {
    horizon = horizon().value();
    committing = true;
    gaveOut = false;
  }

  /** The position of the next statement of the group. */
  synchronized Position next() {
    long present = clock.millis() << Position.SEQUENCE_BITS;
    last = Math.max(Math.max(last, horizon) + 1, present);
    gaveOut = true;
    return new Position(last);
  }

  /** No position at or below this one is given out from now on. */
  synchronized void raise(Position floor) {
    last = Math.max(last, floor.value());
  }

  /** Returns whether the group has any statements. */
  synchronized boolean groupCommitted() {
    horizon = Math.max(horizon, last);
    committing = false;
    return gaveOut;
  }

  synchronized Position horizon() {
    if (!committing) {
      long passed = (clock.millis() << Position.SEQUENCE_BITS) - 1;
      horizon = Math.max(horizon, passed);
    }
    return new Position(horizon);
  }
}
