package dev.attain.storage.mongo.lane;

import dev.attain.statements.Position;
import java.util.Objects;

/**
 * The horizon that is in force for all nodes.
 *
 * @param members counts the lanes that were ever taken: a horizon computed while it changed is void
 */
public record HorizonState(Position position, long members) {
  public HorizonState {
    Objects.requireNonNull(position);
  }
}
