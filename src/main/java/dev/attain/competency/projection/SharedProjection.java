package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.feed.FeedWork;
import dev.attain.feed.Scheduler;
import dev.attain.people.Identities;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One node's part in the projection of one framework version: it holds its part of the strands, and
 * takes what it holds to the end of the log.
 *
 * <p>What has come equally far is one strand, read and written together. A strand that lags, since
 * its former owner died, is caught up in turns with the one that is furthest; it never reads past
 * the next one, so that the two meet and become one.
 *
 * <p>While what was read is written, what comes after it is read: so the two take no longer than
 * the one that takes longer.
 *
 * <p>A strand that someone else has changed is a failure: all is let go of, and looked up anew.
 */
final class SharedProjection implements FeedWork {
  private final StatementStore statements;
  private final CompetencyProjection projection;
  private final FollowedIdentities identities;
  private final int batchSize;
  private final Scheduler scheduler;

  /** The nodes that are there; empty until that is known. */
  private volatile Set<String> live = Set.of();

  private volatile boolean unbalanced;

  /** Whether time has passed, which may have changed levels. */
  private volatile boolean timePassed;

  /** Whether the last step told what is due: the log waits for no more than one such step. */
  private boolean dueLast;

  /** Only steps see it, and they come one after the other. */
  private final HeldStrands held;

  private boolean furthestNext;

  /** What the only strand consumes next, if that is read already. */
  private @Nullable Gathered ahead;

  /** So many steps in a row have found nothing to read. */
  private int idle;

  private volatile ProjectionProgress progress = ProjectionProgress.NONE;

  /**
   * @param node the name that this node's strands are owned by
   */
  SharedProjection(
      StatementStore statements,
      Strands strands,
      CompetencyProjection projection,
      FollowedIdentities identities,
      String node,
      int batchSize,
      Scheduler scheduler) {
    this.statements = statements;
    this.projection = projection;
    this.identities = identities;
    this.batchSize = batchSize;
    this.scheduler = scheduler;
    this.held = new HeldStrands(strands, node, scheduler, projection::forget);
  }

  /** Has the next step divide the shares among the nodes that are there, this one among them. */
  void balance(Set<String> nodes) {
    live = Set.copyOf(nodes);
    unbalanced = !live.isEmpty();
  }

  /** Has the next step tell what time alone has changed. */
  void lookForDue() {
    timePassed = true;
  }

  /** Has the next step see whether people were merged or un-merged. */
  void lookAtIdentities() {
    identities.lookAgain();
  }

  ProjectionProgress progress() {
    return progress;
  }

  @Override
  public Future<Boolean> step() {
    if (unbalanced) {
      unbalanced = false;
      return held.divide(live).map(done -> divided());
    }
    List<Strand> strands = held.all();
    if (timePassed && !dueLast) {
      timePassed = false;
      dueLast = true;
      return tellDue(strands.iterator());
    }
    dueLast = false;
    if (identities.isToLook()) {
      return here(identities::look).map(looked -> true);
    }
    Optional<Strand> behind = identities.findBehind(strands);
    if (behind.isPresent()) {
      return follow(behind.get());
    }
    for (int i = 1; i < strands.size(); i++) {
      if (strands.get(i - 1).meets(strands.get(i))) {
        return held.join(strands.get(i - 1), strands.get(i)).map(joined -> true);
      }
    }
    return strands.isEmpty()
        ? Future.succeededFuture(false)
        : read(strands).map(more -> more || timePassed);
  }

  @Override
  public void startAnew() {
    ahead = null;
    held.letGo();
    projection.forget();
    identities.lookAgain();
    unbalanced = !live.isEmpty();
  }

  /** Lets other nodes have what this one holds; no step may be under way or follow. */
  Future<Void> handBack() {
    return held.handBack();
  }

  private boolean divided() {
    idle = 0;
    report(null);
    return true;
  }

  private Future<Boolean> tellDue(Iterator<Strand> strandsLeft) {
    if (!strandsLeft.hasNext()) {
      return Future.succeededFuture(true);
    }
    Strand from = strandsLeft.next();
    return here(() -> projection.tellDue(from))
        .compose(
            told -> {
              told.ifPresent(
                  next -> {
                    held.replace(from, next);
                    // Not all of it may have been told.
                    timePassed = true;
                  });
              return tellDue(strandsLeft);
            });
  }

  private Future<Boolean> follow(Strand behind) {
    return here(() -> identities.follow(behind))
        .map(
            next -> {
              held.replace(behind, next);
              return true;
            });
  }

  private Future<Boolean> read(List<Strand> strands) {
    furthestNext = !furthestNext && strands.size() > 1;
    Strand from = strands.get(furthestNext ? strands.size() - 1 : 0);
    Position bound = furthestNext || strands.size() == 1 ? Position.END : strands.get(1).position();
    Position horizon = statements.safeHorizon();
    Gathered before = ahead;
    ahead = null;
    if (before != null && before.isFor(from) && bound.equals(Position.END)) {
      return consume(before, from);
    }
    return here(() -> identities.of(from))
        .compose(who -> gather(from, bound, who))
        .compose(
            read ->
                read.isEmpty()
                    ? Future.succeededFuture(foundNothing(horizon))
                    : consume(read.get(), from));
  }

  /** Reads what a strand is to consume, if there is anything. */
  private Future<Optional<Gathered>> gather(Strand from, Position bound, Identities who) {
    Position horizon = statements.safeHorizon();
    return here(() -> statements.readForward(from.position(), batchSize))
        .map(
            read -> {
              List<StoredStatement> batch =
                  read.stream().filter(s -> s.position().compareTo(bound) <= 0).toList();
              if (batch.isEmpty()) {
                return Optional.empty();
              }
              EvidenceChanges changes = projection.changes(batch, from, who);
              return Optional.of(
                  new Gathered(
                      from.position(),
                      from.shares(),
                      batch.get(0).position(),
                      who,
                      changes,
                      changes.through().compareTo(horizon) < 0));
            });
  }

  private boolean foundNothing(Position horizon) {
    int strands = held.all().size();
    idle++;
    if (strands == 1) {
      // The horizon was asked before the read, so the read saw everything at or below it.
      report(horizon);
    }
    boolean more = idle < Math.min(2, strands);
    idle = more ? idle : 0;
    return more;
  }

  /** While it is written what comes after it is read, where there is much to do. */
  private Future<Boolean> consume(Gathered read, Strand from) {
    idle = 0;
    if (from.equals(held.all().get(0))) {
      progress = progress.waiting(read.first());
    }
    Future<Boolean> consumed =
        here(() -> projection.accept(read.changes(), from))
            .map(
                next -> {
                  held.replace(from, next);
                  report(null);
                  return true;
                });
    return read.more() && held.all().size() == 1
        ? Future.join(consumed, readAhead(from.advancedTo(read.changes().through()), read.who()))
            .transform(both -> consumed)
        : consumed;
  }

  private Future<Void> readAhead(Strand next, Identities who) {
    return gather(next, Position.END, who)
        .map(
            gathered -> {
              ahead = gathered.orElse(null);
              return null;
            });
  }

  /**
   * @param readThrough when nothing waits at or below it, else null
   */
  private void report(@Nullable Position readThrough) {
    progress = progress.next(held.all(), readThrough);
  }

  private <T> Future<T> here(Supplier<Future<T>> start) {
    return scheduler.here(start.get());
  }
}
