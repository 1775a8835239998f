package dev.attain.storage.mongo.lane;

import dev.attain.statements.Position;
import java.util.Objects;

/**
 * The database's word that a lane is held.
 *
 * @param floor that it has now
 * @param serverMillis since 1970 by the clock of the server that wrote it
 */
public record Held(Position floor, long serverMillis) {
  public Held {
    Objects.requireNonNull(floor);
  }
}
