package dev.attain.storage.mongo;

import dev.attain.statements.Position;
import dev.attain.storage.mongo.lane.Horizon;
import dev.attain.storage.mongo.lane.HorizonGate;
import dev.attain.storage.mongo.log.Appender;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When the idle lanes of a node give signs of life and the horizon is moved on: some times a second
 * for all nodes' sake, after appends of this node, and when a reader waits for the horizon. The
 * latter two ask something of those lanes only that hold the horizon back, one round at a time, and
 * rounds that nobody waits for keep a distance, so that the load that they make has a bound.
 */
final class Pulse {
  /** How often lanes give signs of life and the horizon is looked at. */
  static final Duration EVERY = Duration.ofMillis(200);

  /** From the beginning of one round to that of the next one. */
  private static final Duration DISTANCE = Duration.ofMillis(20);

  private final Appender appender;
  private final Horizon horizon;
  private final HorizonGate gate;
  private final ScheduledExecutorService threads;
  private final Outage beats = new Outage("Lanes can't be held");
  private final Outage looks = new Outage("The horizon stands still");

  // Guarded by this.
  private @Nullable ScheduledFuture<?> timer;
  private @Nullable ScheduledFuture<?> next;
  private boolean running;
  private boolean again;
  private long begun;
  private boolean looking;
  private @Nullable Promise<Void> nextLook;

  Pulse(Appender appender, Horizon horizon, HorizonGate gate, ScheduledExecutorService threads) {
    this.appender = appender;
    this.horizon = horizon;
    this.gate = gate;
    this.threads = threads;
  }

  /** From now on things happen by time. */
  synchronized void start() {
    begun = System.nanoTime();
    timer =
        threads.scheduleWithFixedDelay(
            this::byTime, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** From now on nothing does. */
  synchronized void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
    if (next != null) {
      next.cancel(false);
      next = null;
    }
  }

  /** A sign of life of each lane that is idle, and then a look at the horizon. */
  Future<Void> once() {
    return beat(appender.beat()).compose(beaten -> look());
  }

  /** Beats don't wait for each other: a lane that hangs is none of the others' business. */
  private void byTime() {
    beat(appender.beat());
    synchronized (this) {
      if (looking) {
        return;
      }
    }
    look();
  }

  private Future<Integer> beat(Future<Integer> lanes) {
    return lanes
        .onFailure(beats::failed)
        .onSuccess(
            beaten -> {
              if (beaten > 0) {
                beats.succeeded();
              }
            });
  }

  /** Something was appended: others want to read it soon. */
  void appended() {
    long sinceLast = System.nanoTime();
    synchronized (this) {
      sinceLast -= begun;
    }
    wake(Math.max(0, DISTANCE.toNanos() - sinceLast));
  }

  /** Whether the horizon has passed a position, which is hurried on; false after some time. */
  Future<Boolean> passed(Position position) {
    Future<Boolean> passed = gate.passed(position);
    if (!passed.isComplete()) {
      wake(0);
    }
    return passed;
  }

  private synchronized void wake(long nanos) {
    if (timer == null) {
      return;
    }
    if (running) {
      again = true;
    } else if (next == null || nanos == 0) {
      if (next != null) {
        next.cancel(false);
      }
      schedule(nanos);
    }
  }

  private synchronized void schedule(long nanos) {
    try {
      next = threads.schedule(this::round, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: nobody waits any more.
      next = null;
    }
  }

  private void round() {
    synchronized (this) {
      if (running || timer == null) {
        return;
      }
      running = true;
      again = false;
      next = null;
      begun = System.nanoTime();
    }
    Position last = appender.last();
    Position target = gate.awaited().filter(p -> p.compareTo(last) > 0).orElse(last);
    beat(appender.beat(target)).transform(ended -> look()).onComplete(ended -> ended());
  }

  private void ended() {
    boolean waited = gate.awaited().isPresent();
    synchronized (this) {
      running = false;
      if (timer != null && (again || waited)) {
        schedule(again && waited ? 0 : DISTANCE.toNanos());
      }
    }
  }

  /** Looks at the horizon, beginning after now; those who ask meanwhile share the next look. */
  private Future<Void> look() {
    Promise<Void> mine;
    synchronized (this) {
      if (looking) {
        if (nextLook == null) {
          nextLook = Promise.promise();
        }
        return nextLook.future();
      }
      looking = true;
      mine = Promise.promise();
    }
    look(mine);
    return mine.future();
  }

  private void look(Promise<Void> promise) {
    horizon
        .refresh()
        .onSuccess(
            refreshed -> {
              looks.succeeded();
              gate.open();
            })
        .onFailure(looks::failed)
        .onComplete(
            ended -> {
              Promise<Void> following;
              synchronized (this) {
                following = nextLook;
                nextLook = null;
                looking = following != null;
              }
              if (ended.succeeded()) {
                promise.complete();
              } else {
                promise.fail(ended.cause());
              }
              if (following != null) {
                look(following);
              }
            });
  }
}
