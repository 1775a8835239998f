package dev.attain.competency.projection;

import dev.attain.competency.projection.replay.AffectedPeople;
import dev.attain.competency.projection.replay.StatementsOfPeople;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.people.Identities;
import dev.attain.people.IdentityChange;
import dev.attain.people.IdentityReads;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Keeps strands up with who is who, some changes at a time. What a strand consumes between two of
 * its revisions of it is by the former one.
 *
 * <p>Steps of one projection use it, one after the other.
 */
final class FollowedIdentities {
  private final IdentityReads identities;
  private final StatementsOfPeople log;
  private final CompetencyProjection projection;
  private final int mostItems;
  private volatile boolean looking = true;

  /** The highest revision that was seen. */
  private long latest;

  /** The last that was asked for. */
  private Identities known = Identities.NONE;

  /**
   * @param mostItems how many items of evidence and statements to write at once
   */
  FollowedIdentities(
      IdentityReads identities,
      StatementsOfPeople log,
      CompetencyProjection projection,
      int mostItems) {
    this.mostItems = mostItems;
    this.identities = identities;
    this.log = log;
    this.projection = projection;
  }

  /** Says that people may have been merged or un-merged. */
  void lookAgain() {
    looking = true;
  }

  boolean isToLook() {
    return looking;
  }

  /** Learns whether somebody was merged or un-merged. */
  Future<Void> look() {
    looking = false;
    return identities
        .revision()
        .map(
            revision -> {
              latest = Math.max(latest, revision);
              return null;
            });
  }

  /** A strand that is not by the highest revision that is known of. */
  Optional<Strand> findBehind(List<Strand> strands) {
    strands.forEach(strand -> latest = Math.max(latest, strand.identities()));
    return strands.stream().filter(strand -> strand.identities() < latest).findFirst();
  }

  /** Who is who by a strand's revision. */
  Future<Identities> of(Strand strand) {
    return at(strand.identities());
  }

  private Future<Identities> at(long revision) {
    return known.revision() == revision
        ? Future.succeededFuture(known)
        : identities.identitiesAt(revision).onSuccess(found -> known = found);
  }

  /** Takes a strand on to a later revision, though not always to the latest. */
  Future<Strand> follow(Strand behind) {
    return identities
        .changesSince(behind.identities())
        .compose(
            (List<IdentityChange> changes) -> {
              if (changes.isEmpty()) {
                return Future.failedFuture(
                    new IllegalStateException("no identity change is kept after " + behind));
              }
              return at(changes.get(changes.size() - 1).revision())
                  .map(after -> AffectedPeople.of(changes, after, behind.shares()))
                  .compose(affected -> projection.replay(behind, affected, log, mostItems));
            });
  }
}
