package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.Shares;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.people.Identities;
import dev.attain.statements.Position;

/**
 * What a strand is to consume, read but not yet taken in.
 *
 * @param after where the strand stands
 * @param first the first statement that was read
 * @param who who is who by the strand's revision of it
 * @param more whether there was more to read
 */
record Gathered(
    Position after,
    Shares shares,
    Position first,
    Identities who,
    EvidenceChanges changes,
    boolean more) {

  /** Whether it is what this strand consumes. */
  boolean isFor(Strand strand) {
    return after.equals(strand.position())
        && shares.equals(strand.shares())
        && who.revision() == strand.identities();
  }
}
