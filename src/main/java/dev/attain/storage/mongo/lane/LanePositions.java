package dev.attain.storage.mongo.lane;

import dev.attain.statements.Position;

/**
 * Gives out the positions of one lane, in order. Of the 20 bits that order the statements of a
 * millisecond the upper ten name the lane and the lower ten count: 1,024 statements of a lane in
 * one millisecond, a million in a second. More than that, or a clock that goes back, and positions
 * run ahead of the clock.
 */
final class LanePositions {
  static final int LANE_BITS = 10;
  static final int LANES = 1 << LANE_BITS;
  private static final int COUNT_BITS = Position.SEQUENCE_BITS - LANE_BITS;
  private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

  private final long lane;
  private long last;

  /**
   * @param floor no position given out is at or below it
   */
  LanePositions(int lane, Position floor) {
    this.lane = (long) lane << COUNT_BITS;
    this.last = floor.value();
  }

  /** The position of the next statement. */
  synchronized Position next(long millis) {
    long earliest = Math.max(last + 1, millis << Position.SEQUENCE_BITS);
    long millisecond = earliest >>> Position.SEQUENCE_BITS << Position.SEQUENCE_BITS;
    long first = millisecond | lane;
    if (earliest <= first) {
      last = first;
    } else if (earliest <= (first | COUNT_MASK)) {
      last = earliest;
    } else {
      last = first + (1L << Position.SEQUENCE_BITS);
    }
    return new Position(last);
  }

  /**
   * A floor to promise: from now on no position at or below it is given out. All milliseconds
   * before this one are behind it, and so is {@code atLeast}.
   */
  synchronized Position pass(long millis, Position atLeast) {
    long before = (millis << Position.SEQUENCE_BITS) - 1;
    last = Math.max(last, Math.max(before, atLeast.value()));
    return new Position(last);
  }
}
