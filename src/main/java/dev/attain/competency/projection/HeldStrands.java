package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.CheckpointMovedException;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.feed.Scheduler;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The strands that one node holds of a projection: it takes free ones on and gives some back, so
 * that every node that is there holds about as many shares.
 *
 * <p>Not thread-safe: one step after the other.
 */
final class HeldStrands {
  private static final Comparator<Strand> BY_POSITION = Comparator.comparing(Strand::position);

  private final Strands strands;
  private final String node;
  private final Scheduler scheduler;
  private final Runnable taken;
  private List<Strand> held = List.of();

  /**
   * @param node the name that this node's strands are owned by
   * @param taken told before strands count as held that may be another node's work until now
   */
  HeldStrands(Strands strands, String node, Scheduler scheduler, Runnable taken) {
    this.strands = strands;
    this.node = node;
    this.scheduler = scheduler;
    this.taken = taken;
  }

  /** By position. */
  List<Strand> all() {
    return held;
  }

  /** Holds nothing until the shares are divided again; what is kept stays as it is. */
  void letGo() {
    held = List.of();
  }

  /**
   * Divides the shares among the nodes that are there, as far as it is this one's part.
   *
   * @param nodes this one among them
   */
  Future<Void> divide(Set<String> nodes) {
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
            done -> {
              done.ifPresent(
                  handed -> {
                    List<Strand> more = new ArrayList<>(held);
                    more.add(handed.part());
                    hold(more);
                  });
              return take(free, done.isPresent() ? room - part.count() : room);
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

  /** Makes one strand of two that have come equally far. */
  Future<Void> join(Strand one, Strand other) {
    return here(() -> strands.join(one, other))
        .map(
            joined -> {
              replace(one, null);
              replace(other, joined.orElseThrow(() -> moved(other)));
              return null;
            });
  }

  /** Lets other nodes have what this one holds. */
  Future<Void> handBack() {
    List<Future<?>> all = new ArrayList<>();
    held.forEach(strand -> all.add(strands.handOver(strand, strand.shares(), null)));
    return Future.join(all).mapEmpty();
  }

  private void hold(List<Strand> now) {
    if (!held.containsAll(now)) {
      taken.run();
    }
    held = now.stream().sorted(BY_POSITION).toList();
  }

  /**
   * Holds a strand as it has become.
   *
   * @param by null when it is not held any more
   */
  void replace(Strand one, @Nullable Strand by) {
    List<Strand> now = new ArrayList<>(held);
    now.remove(one);
    if (by != null) {
      now.add(by);
    }
    now.sort(BY_POSITION);
    held = List.copyOf(now);
  }

  private static CheckpointMovedException moved(Strand strand) {
    return new CheckpointMovedException(
        "strand " + strand.id() + " is not at revision " + strand.revision() + " any more");
  }

  private <T> Future<T> here(Supplier<Future<T>> start) {
    return scheduler.here(start.get());
  }
}
