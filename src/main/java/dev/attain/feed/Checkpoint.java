package dev.attain.feed;

import dev.attain.statements.Position;
import java.util.Objects;

/**
 * How far a consumer has come.
 *
 * @param position everything at or below it has been consumed
 * @param revision what guards the consumer's next write of it; 0 when it was never written
 */
public record Checkpoint(Position position, long revision) {
  public static final Checkpoint NONE = new Checkpoint(Position.START, 0);

  public Checkpoint {
    Objects.requireNonNull(position);
  }
}
