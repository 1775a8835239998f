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
 * @param identities the revision of who is who that all its evidence is by
 */
public record Strand(
    String id,
    long revision,
    Shares shares,
    @Nullable String owner,
    Position position,
    long identities) {
  public Strand {
    Objects.requireNonNull(id);
    Objects.requireNonNull(shares);
    Objects.requireNonNull(position);
  }

  /** What it is after its next write. */
  public Strand advancedTo(Position next) {
    return new Strand(id, revision + 1, shares, owner, next, identities);
  }

  /** What it is after its next write, with everybody's evidence by another revision. */
  public Strand knowing(long next) {
    return new Strand(id, revision + 1, shares, owner, position, next);
  }

  /** Whether what two strands have come to is equally far, and by the same people. */
  public boolean meets(Strand other) {
    return position.equals(other.position) && identities == other.identities;
  }

  /** What it is after the write after which nobody reads or follows anything for it. */
  Strand ended() {
    return new Strand(id, revision + 1, shares, owner, Position.END, Long.MAX_VALUE);
  }

  boolean isEnded() {
    return position.equals(Position.END) && identities == Long.MAX_VALUE;
  }

  Strand ownedBy(@Nullable String other) {
    return new Strand(id, revision + 1, shares, other, position, identities);
  }

  Strand holding(Shares others) {
    return new Strand(id, revision + 1, others, owner, position, identities);
  }

  public boolean isOwnedBy(String node) {
    return node.equals(owner);
  }
}
