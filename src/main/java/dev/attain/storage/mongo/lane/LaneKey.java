package dev.attain.storage.mongo.lane;

import java.util.Objects;
import java.util.UUID;

/**
 * A lane as one holder has it.
 *
 * @param number 0 to 1,023, what positions carry
 * @param holder made anew each time a lane is taken, so that a former holder can't write in it
 */
public record LaneKey(int number, UUID holder) {
  public LaneKey {
    if (number < 0 || number >= LanePositions.LANES) {
      throw new IllegalArgumentException("not a lane: " + number);
    }
    Objects.requireNonNull(holder);
  }
}
