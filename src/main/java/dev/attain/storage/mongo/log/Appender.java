package dev.attain.storage.mongo.log;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.mongo.lane.Lane;
import dev.attain.storage.mongo.lane.LaneLostException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings batches into the log over the lanes of this node. A lane that is free takes what waits, up
 * to a bound: while it is under way the next group gathers, so that one commit serves all who wait
 * together. What was taken on but not yet answered is bounded, by number and by bytes.
 */
public final class Appender {

  /**
   * Bounds.
   *
   * @param maxBatches taken on and not yet answered
   * @param maxBytes of these; one batch is taken on whatever its size
   * @param groupBytes that go into one transaction; one batch does whatever its size
   * @param attempts at a group that loses its lane under way
   */
  public record Limits(int maxBatches, long maxBytes, long groupBytes, int attempts) {
    public Limits {
      if (maxBatches < 1 || maxBytes < 1 || groupBytes < 1 || attempts < 1) {
        throw new IllegalArgumentException("limits are positive");
      }
    }

    /** 4,096 batches, 256 MiB, of which 8 MiB in a group; three lanes may be lost. */
    public static Limits defaults() {
      return new Limits(4_096, 256L << 20, 8 << 20, 3);
    }
  }

  /** About what a statement weighs beside its JSON: ids, terms, what is readable of it. */
  private static final int OVERHEAD_BYTES = 1_024;

  private final LogDatabase database;
  private final Supplier<Position> horizon;
  private final Predicate<Throwable> mayPass;
  private final Executor threads;
  private final Runnable appended;
  private final Limits limits;

  // Guarded by this.
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Lane> free;
  private final List<Lane> lanes;
  private Position last = Position.START;
  private int taken;
  private long takenBytes;
  private @Nullable Promise<Void> closing;

  /**
   * @param mayPass whether a failure has nothing to do with what was to be written
   * @param threads where batches are decided
   * @param appended is told after each commit
   */
  public Appender(
      List<Lane> lanes,
      LogDatabase database,
      Supplier<Position> horizon,
      Predicate<Throwable> mayPass,
      Executor threads,
      Runnable appended,
      Limits limits) {
    this.lanes = List.copyOf(lanes);
    this.free = new ArrayDeque<>(lanes);
    this.database = database;
    this.horizon = horizon;
    this.mayPass = mayPass;
    this.threads = threads;
    this.appended = appended;
    this.limits = limits;
  }

  private record Waiting(List<NewStatement> batch, long bytes, Promise<AppendOutcome> promise) {
    static Waiting of(List<NewStatement> batch) {
      long bytes = batch.stream().mapToLong(s -> s.json().length + (long) OVERHEAD_BYTES).sum();
      return new Waiting(List.copyOf(batch), bytes, Promise.promise());
    }
  }

  /** The outcome of a batch, once it is durable; fails when it can't be taken on. */
  public Future<AppendOutcome> append(List<NewStatement> batch) {
    Waiting newcomer = Waiting.of(batch);
    synchronized (this) {
      if (closing != null) {
        return Future.failedFuture(new LogUnavailableException("the engine is closing"));
      }
      if (taken >= limits.maxBatches
          || (taken > 0 && takenBytes + newcomer.bytes > limits.maxBytes)) {
        return Future.failedFuture(
            new LogUnavailableException(
                "%d batches of %d bytes are waiting; try again later"
                    .formatted(taken, takenBytes)));
      }
      taken++;
      takenBytes += newcomer.bytes;
      waiting.add(newcomer);
    }
    goOn();
    return newcomer.promise.future();
  }

  /** Lets each lane that has nothing to do give a sign of life; how many there were. */
  public Future<Integer> beat() {
    return beat(lane -> true, Position.START);
  }

  /** The same, of those lanes alone that hold the horizon back from passing a position. */
  public Future<Integer> beat(Position awaited) {
    return beat(lane -> lane.isBehind(awaited), awaited);
  }

  private Future<Integer> beat(Predicate<Lane> which, Position awaited) {
    List<Lane> idle = new ArrayList<>();
    synchronized (this) {
      if (closing == null) {
        free.stream().filter(which).forEach(idle::add);
        free.removeAll(idle);
      }
    }
    List<Future<Void>> beats = new ArrayList<>();
    for (Lane lane : idle) {
      Future<Void> beat =
          Future.<Void>succeededFuture()
              .compose(begun -> lane.hold())
              .compose(held -> lane.beat(awaited));
      beats.add(beat.onComplete(done -> release(lane)));
    }
    return Future.join(beats).map(idle.size());
  }

  /** The highest position of what this node has committed; the start before the first commit. */
  public synchronized Position last() {
    return last;
  }

  private void goOn() {
    Lane lane;
    List<Waiting> group;
    synchronized (this) {
      if (waiting.isEmpty() || free.isEmpty()) {
        return;
      }
      lane = free.remove();
      group = takeGroup();
    }
    threads.execute(() -> run(group, lane));
  }

  private synchronized List<Waiting> takeGroup() {
    List<Waiting> group = new ArrayList<>();
    long bytes = 0;
    while (!waiting.isEmpty()
        && (group.isEmpty() || bytes + waiting.element().bytes <= limits.groupBytes)) {
      bytes += waiting.element().bytes;
      group.add(waiting.remove());
    }
    return group;
  }

  private void run(List<Waiting> group, Lane lane) {
    attempt(group, lane, 1)
        .map(outcomes -> outcomes.stream().map(Future::succeededFuture).toList())
        .recover(failure -> eachAlone(group, lane, failure))
        .onSuccess(
            results -> {
              // First, so that who hears of a batch finds its lane ready for a sign of life.
              release(lane);
              for (int i = 0; i < results.size(); i++) {
                answer(group.get(i), results.get(i));
              }
              if (results.stream().anyMatch(Future::succeeded)) {
                appended.run();
              }
            });
  }

  private Future<List<AppendOutcome>> attempt(List<Waiting> group, Lane lane, int number) {
    return Future.<Void>succeededFuture()
        .compose(begun -> lane.hold())
        .compose(held -> transact(group, lane))
        .recover(
            failure -> {
              if (!(failure instanceof LaneLostException) || number == limits.attempts) {
                return Future.failedFuture(failure);
              }
              lane.lost();
              return attempt(group, lane, number + 1);
            });
  }

  private Future<List<AppendOutcome>> transact(List<Waiting> group, Lane lane) {
    List<List<NewStatement>> batches = group.stream().map(Waiting::batch).toList();
    return database
        .transaction(transaction -> new AppendGroup(batches, lane, horizon.get()).in(transaction))
        .onSuccess(outcomes -> outcomes.forEach(outcome -> committed(outcome, lane)));
  }

  private void committed(AppendOutcome outcome, Lane lane) {
    if (outcome instanceof AppendOutcome.Appended appended && appended.appended() > 0) {
      lane.reached(appended.last());
      synchronized (this) {
        last = last.compareTo(appended.last()) < 0 ? appended.last() : last;
      }
    }
  }

  /** What one member brought about must not be the end of its neighbours. */
  private Future<List<Future<AppendOutcome>>> eachAlone(
      List<Waiting> group, Lane lane, Throwable failure) {
    if (group.size() == 1 || mayPass.test(failure)) {
      Future<AppendOutcome> failed = Future.failedFuture(failure);
      return Future.succeededFuture(Collections.nCopies(group.size(), failed));
    }
    List<Future<AppendOutcome>> results = new ArrayList<>();
    Future<Void> before = Future.succeededFuture();
    for (Waiting member : group) {
      Future<List<AppendOutcome>> own = before.compose(done -> attempt(List.of(member), lane, 1));
      results.add(own.map(outcomes -> outcomes.get(0)));
      before = own.transform(ended -> Future.succeededFuture());
    }
    return before.map(results);
  }

  private void answer(Waiting member, Future<AppendOutcome> result) {
    synchronized (this) {
      taken--;
      takenBytes -= member.bytes;
    }
    result.onSuccess(member.promise::complete).onFailure(member.promise::fail);
  }

  private void release(Lane lane) {
    Promise<Void> last = null;
    synchronized (this) {
      free.add(lane);
      if (closing != null && waiting.isEmpty() && free.size() == lanes.size()) {
        last = closing;
      }
    }
    if (last == null) {
      goOn();
    } else {
      last.tryComplete();
    }
  }

  /** Waits until all that was taken on is answered, and gives the lanes back. */
  public Future<Void> close() {
    Promise<Void> idle;
    synchronized (this) {
      if (closing == null) {
        closing = Promise.promise();
      }
      idle = closing;
      if (waiting.isEmpty() && free.size() == lanes.size()) {
        idle.tryComplete();
      }
    }
    return idle.future()
        .compose(done -> Future.join(lanes.stream().map(Lane::release).toList()).mapEmpty());
  }
}
