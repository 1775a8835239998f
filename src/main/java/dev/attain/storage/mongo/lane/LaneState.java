package dev.attain.storage.mongo.lane;

import dev.attain.statements.Position;
import java.util.Objects;

/**
 * What the database knows of a lane.
 *
 * @param floor all statements of this lane number at or below it are committed, none will follow
 * @param last of the statements of this lane number; {@link Position#START} before the first one
 * @param beat counts the signs of life of all its holders
 * @param fenced nobody holds it: it may be taken
 */
public record LaneState(LaneKey key, Position floor, Position last, long beat, boolean fenced) {
  public LaneState {
    Objects.requireNonNull(key);
    Objects.requireNonNull(floor);
    Objects.requireNonNull(last);
  }
}
