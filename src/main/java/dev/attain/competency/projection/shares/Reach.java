package dev.attain.competency.projection.shares;

import dev.attain.statements.Position;
import java.util.Objects;

/**
 * What the figures of all shares have come to at least.
 *
 * @param position everything at or below it is in the figures
 * @param identities the revision of who is who that the figures are by
 */
public record Reach(Position position, long identities) {
  static final Reach NOTHING = new Reach(Position.START, 0);

  public Reach {
    Objects.requireNonNull(position);
  }

  /** Whether nothing goes back for readers when this takes the other's place. */
  public boolean hasCaughtUpWith(Reach other) {
    return position.compareTo(other.position) >= 0 && identities >= other.identities;
  }
}
