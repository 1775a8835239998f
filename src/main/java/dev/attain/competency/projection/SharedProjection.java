package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.CheckpointMovedException;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.feed.FeedWork;
import dev.attain.feed.Scheduler;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One node's part in the projection of one framework version: it takes free strands on and gives
 * some back, so that every node that is there holds about as many shares, and takes what it holds
 * to the end of the log.
 *
 * <p>What has come equally far is one strand, read and written together. A strand that lags, since
 * its former owner died, is caught up in turns with the one that is furthest; it never reads past
 * the next one, so that the two meet and become one.
 *
 * <p>A strand that someone else has changed is a failure: all is let go of, and looked up anew.
 */
final class SharedProjection implements FeedWork {
  private static final Comparator<Strand> BY_POSITION = Comparator.comparing(Strand::position);

  private final StatementStore statements;
  private final Strands strands;
  private final CompetencyProjection projection;
  private final String node;
  private final int batchSize;
  private final Scheduler scheduler;

  /** The nodes that are there; empty until that is known. */
  private volatile Set<String> live = Set.of();

  private volatile boolean unbalanced;

  /** Whether time has passed, which may have changed levels. */
  private volatile boolean timePassed;

  /** By position; only steps see it, and they come one after the other. */
  private List<Strand> held = List.of();

  private boolean furthestNext;

  /** So many steps in a row have found nothing to read. */
  private int idle;

  private volatile Progress progress =
      new Progress(Shares.NONE, Position.START, Position.START, null);

  /**
   * How far the shares held have come.
   *
   * @param oldestWaiting null when nothing is known to wait
   */
  record Progress(
      Shares held,
      Position checkpoint,
      Position consistentThrough,
      @Nullable Position oldestWaiting) {}

  /**
   * @param node the name that this node's strands are owned by
   */
  SharedProjection(
      StatementStore statements,
      Strands strands,
      CompetencyProjection projection,
      String node,
      int batchSize,
      Scheduler scheduler) {
    this.statements = statements;
    this.strands = strands;
    this.projection = projection;
    this.node = node;
    this.batchSize = batchSize;
    this.scheduler = scheduler;
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

  Progress progress() {
    return progress;
  }

  @Override
  public Future<Boolean> step() {
    if (unbalanced) {
      unbalanced = false;
      return rebalance(live).map(done -> balanced());
    }
    if (timePassed) {
      timePassed = false;
      return tellDue(held.iterator());
    }
    for (int i = 1; i < held.size(); i++) {
      if (held.get(i - 1).position().equals(held.get(i).position())) {
        return join(held.get(i - 1), held.get(i));
      }
    }
    return held.isEmpty() ? Future.succeededFuture(false) : read();
  }

  @Override
  public void startAnew() {
    held = List.of();
    projection.forget();
    unbalanced = !live.isEmpty();
  }

  /** Lets other nodes have what this one holds; no step may be under way or follow. */
  Future<Void> handBack() {
    List<Future<?>> all = new ArrayList<>();
    held.forEach(strand -> all.add(strands.handOver(strand, strand.shares(), null)));
    return Future.join(all).mapEmpty();
  }

  private boolean balanced() {
    idle = 0;
    report(null);
    return true;
  }

  private Future<Void> rebalance(Set<String> nodes) {
    return here(strands::all)
        .compose(
            all -> {
              hold(all.stream().filter(strand -> strand.isOwnedBy(node)).toList());
              int fair = (Shares.COUNT + nodes.size() - 1) / nodes.size();
              int room = fair - held.stream().mapToInt(strand -> strand.shares().count()).sum();
              Iterator<Strand> free =
                  all.stream()
                      .filter(strand -> isFree(strand, nodes))
                      .sorted(BY_POSITION)
                      .iterator();
              return room < 0 ? giveBack(-room) : take(free, room);
            });
  }

  private static boolean isFree(Strand strand, Set<String> nodes) {
    String owner = strand.owner();
    return owner == null || !nodes.contains(owner);
  }

  private Future<Void> take(Iterator<Strand> free, int room) {
    if (room == 0 || !free.hasNext()) {
      return Future.succeededFuture();
    }
    Strand next = free.next();
    Shares part = next.shares().first(room);
    return here(() -> strands.handOver(next, part, node))
        .compose(
            taken -> {
              taken.ifPresent(
                  handed -> {
                    List<Strand> more = new ArrayList<>(held);
                    more.add(handed.part());
                    hold(more);
                  });
              return take(free, taken.isPresent() ? room - part.count() : room);
            });
  }

  private Future<Void> giveBack(int surplus) {
    if (surplus == 0) {
      return Future.succeededFuture();
    }
    Strand from = held.get(0);
    Shares part = from.shares().first(surplus);
    return here(() -> strands.handOver(from, part, null))
        .compose(
            given -> {
              replace(from, given.orElseThrow(() -> moved(from)).rest());
              return giveBack(surplus - part.count());
            });
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
                    replace(from, next);
                    // Not all of it may have been told.
                    timePassed = true;
                  });
              return tellDue(strandsLeft);
            });
  }

  private Future<Boolean> join(Strand one, Strand other) {
    return here(() -> strands.join(one, other))
        .map(
            joined -> {
              replace(one, null);
              replace(other, joined.orElseThrow(() -> moved(other)));
              return true;
            });
  }

  private Future<Boolean> read() {
    furthestNext = !furthestNext && held.size() > 1;
    Strand from = held.get(furthestNext ? held.size() - 1 : 0);
    Position bound = furthestNext || held.size() == 1 ? Position.END : held.get(1).position();
    Position horizon = statements.safeHorizon();
    return here(() -> statements.readForward(from.position(), batchSize))
        .compose(
            read -> {
              List<StoredStatement> batch =
                  read.stream().filter(s -> s.position().compareTo(bound) <= 0).toList();
              if (batch.isEmpty()) {
                return Future.succeededFuture(foundNothing(from, horizon));
              }
              return consume(batch, from);
            });
  }

  private boolean foundNothing(Strand from, Position horizon) {
    idle++;
    if (held.size() == 1) {
      // The horizon was asked before the read, so the read saw everything at or below it.
      report(horizon);
    }
    boolean more = idle < Math.min(2, held.size());
    idle = more ? idle : 0;
    return more;
  }

  private Future<Boolean> consume(List<StoredStatement> batch, Strand from) {
    idle = 0;
    if (from.equals(held.get(0))) {
      Progress now = progress;
      progress =
          new Progress(
              now.held(), now.checkpoint(), now.consistentThrough(), batch.get(0).position());
    }
    return here(() -> projection.accept(batch, from))
        .map(
            next -> {
              replace(from, next);
              report(null);
              return true;
            });
  }

  /** Takes strands as held that may be another node's work until now. */
  private void hold(List<Strand> now) {
    if (!held.containsAll(now)) {
      projection.forget();
    }
    held = now.stream().sorted(BY_POSITION).toList();
  }

  private void replace(Strand one, @Nullable Strand by) {
    List<Strand> now = new ArrayList<>(held);
    now.remove(one);
    if (by != null) {
      now.add(by);
    }
    now.sort(BY_POSITION);
    held = List.copyOf(now);
  }

  /**
   * @param readThrough when nothing waits at or below it, else null
   */
  private void report(@Nullable Position readThrough) {
    Shares all = held.stream().map(Strand::shares).reduce(Shares.NONE, Shares::plus);
    Position checkpoint = held.isEmpty() ? Position.START : held.get(0).position();
    Progress before = progress;
    Position consistent =
        before.held().equals(all) ? later(before.consistentThrough(), checkpoint) : checkpoint;
    progress =
        readThrough == null && !held.isEmpty()
            ? new Progress(all, checkpoint, consistent, before.oldestWaiting())
            : new Progress(
                all,
                checkpoint,
                readThrough == null ? consistent : later(consistent, readThrough),
                null);
  }

  private static Position later(Position one, Position other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private CheckpointMovedException moved(Strand strand) {
    return new CheckpointMovedException(
        "strand " + strand.id() + " is not at revision " + strand.revision() + " any more");
  }

  private <T> Future<T> here(Supplier<Future<T>> start) {
    return scheduler.here(start.get());
  }
}
