package dev.attain.competency.projection.shares;

import dev.attain.statements.Position;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shares of one generation of a projection that have come equally far in the log and are taken on
 * by one node, as they are kept. Every share is in exactly one strand.
 *
 * @param revision guards the next write of the strand, and with it whatever is written together
 * @param owner the node that takes it on; null for none
 * @param position everything at or below it has been consumed for these shares
 */
public record Strand(
    String id, long revision, Shares shares, @Nullable String owner, Position position) {
  public Strand {
    Objects.requireNonNull(id);
    Objects.requireNonNull(shares);
    Objects.requireNonNull(position);
  }

  /** What it is after its next write. */
  public Strand advancedTo(Position next) {
    return new Strand(id, revision + 1, shares, owner, next);
  }

  Strand ownedBy(@Nullable String other) {
    return new Strand(id, revision + 1, shares, other, position);
  }

  Strand holding(Shares others) {
    return new Strand(id, revision + 1, others, owner, position);
  }

  public boolean isOwnedBy(String node) {
    return node.equals(owner);
  }
}
