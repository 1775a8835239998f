package dev.attain.storage.mongo.lane;

import dev.attain.statements.Position;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Those who wait for the horizon to pass a position, for a bounded time. Nobody is asked again and
 * again: whoever moves the horizon opens the gate, and a timer ends what nobody moved.
 */
public final class HorizonGate {
  private final Supplier<Position> horizon;
  private final ScheduledExecutorService threads;
  private final Duration patience;
  // Guarded by this.
  private final TreeMap<Position, List<Promise<Boolean>>> waiting = new TreeMap<>();

  /**
   * @param threads where those whose patience has ended go on
   * @param patience zero: nobody waits
   */
  public HorizonGate(
      Supplier<Position> horizon, ScheduledExecutorService threads, Duration patience) {
    this.horizon = horizon;
    this.threads = threads;
    this.patience = patience;
  }

  /** Whether the horizon has passed a position: at once when it has, else when that is known. */
  public Future<Boolean> passed(Position position) {
    if (isPassed(position)) {
      return Future.succeededFuture(true);
    }
    if (patience.isZero()) {
      return Future.succeededFuture(false);
    }
    Promise<Boolean> waiter = Promise.promise();
    synchronized (this) {
      waiting.computeIfAbsent(position, p -> new ArrayList<>()).add(waiter);
    }
    endInTime(position, waiter);
    // The horizon may have moved before this one stood in the queue.
    open();
    return waiter.future();
  }

  private boolean isPassed(Position position) {
    return position.compareTo(horizon.get()) <= 0;
  }

  private void endInTime(Position position, Promise<Boolean> waiter) {
    try {
      ScheduledFuture<?> end =
          threads.schedule(
              () -> giveUp(position, waiter), patience.toMillis(), TimeUnit.MILLISECONDS);
      waiter.future().onComplete(known -> end.cancel(false));
    } catch (RejectedExecutionException e) {
      giveUp(position, waiter);
    }
  }

  private void giveUp(Position position, Promise<Boolean> waiter) {
    synchronized (this) {
      List<Promise<Boolean>> there = waiting.get(position);
      if (there != null && there.remove(waiter) && there.isEmpty()) {
        waiting.remove(position);
      }
    }
    waiter.tryComplete(isPassed(position));
  }

  /** Lets those through whose position the horizon has passed. */
  public void open() {
    List<Promise<Boolean>> through = new ArrayList<>();
    synchronized (this) {
      Collection<List<Promise<Boolean>>> passed = waiting.headMap(horizon.get(), true).values();
      passed.forEach(through::addAll);
      passed.clear();
    }
    through.forEach(waiter -> waiter.tryComplete(true));
  }

  /** The highest position that somebody waits for. */
  public synchronized Optional<Position> awaited() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.lastKey());
  }
}
