package dev.attain.feed;

import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop that hands the log to a consumer, batch after batch, until it is stopped.
 *
 * <p>At most one step is under way, and at most one batch is in memory. A signal while a step is
 * under way is remembered, so none is lost. After a failure the reader pauses, asks the consumer
 * where it is, and tries again, for ever: a statement that can't be consumed stops the feed visibly
 * ({@link FeedStatus#lastFailure()}) instead of being left out silently.
 */
public final class FeedReader {
  private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

  private final String name;
  private final StatementStore statements;
  private final FeedConsumer consumer;
  private final FeedSettings settings;
  private final Scheduler scheduler;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean signalled = new AtomicBoolean();
  private final AtomicBoolean pausing = new AtomicBoolean();
  private final AtomicBoolean pollPending = new AtomicBoolean();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean stopped;
  private volatile @Nullable Checkpoint checkpoint;
  private volatile @Nullable Position oldestWaiting;
  private volatile Position consistentThrough = Position.START;
  private volatile int failures;
  private volatile @Nullable String lastFailure;

  /**
   * @param name for log messages
   */
  public FeedReader(
      String name,
      StatementStore statements,
      FeedConsumer consumer,
      FeedSettings settings,
      Scheduler scheduler) {
    this.name = name;
    this.statements = statements;
    this.consumer = consumer;
    this.settings = settings;
    this.scheduler = scheduler;
  }

  /** Says that there may be something to read; also starts the reader. Returns at once. */
  public void signal() {
    signalled.set(true);
    if (!stopped && running.compareAndSet(false, true)) {
      scheduler.execute(this::step);
    }
  }

  /** Ends the loop after the step that is under way. */
  public Future<Void> stop() {
    stopped = true;
    endIfStopped();
    return Future.fromCompletionStage(ended);
  }

  public FeedStatus status() {
    Checkpoint known = checkpoint;
    Position waiting = oldestWaiting;
    Position horizon = statements.safeHorizon();
    return new FeedStatus(
        known == null ? Position.START : known.position(),
        consistentThrough,
        horizon,
        waiting == null ? 0 : Math.max(0, horizon.epochMillis() - waiting.epochMillis()),
        failures,
        lastFailure);
  }

  private void step() {
    Checkpoint from = checkpoint;
    if (stopped) {
      rest();
    } else if (from == null) {
      then(consumer::resume, resumed -> goOn(resumed));
    } else {
      signalled.set(false);
      Position horizon = statements.safeHorizon();
      then(
          () -> statements.readForward(from.position(), settings.batchSize()),
          batch -> consume(batch, from, horizon));
    }
  }

  private void consume(List<StoredStatement> batch, Checkpoint from, Position horizon) {
    if (batch.isEmpty()) {
      oldestWaiting = null;
      // The horizon was asked before the read, so the read saw everything at or below it.
      consistentThrough = later(horizon, from.position());
      succeeded();
      rest();
    } else {
      oldestWaiting = batch.get(0).position();
      then(
          () -> consumer.accept(batch, from),
          next -> {
            succeeded();
            consistentThrough = later(consistentThrough, next.position());
            goOn(next);
          });
    }
  }

  private static Position later(Position one, Position other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private void goOn(Checkpoint next) {
    checkpoint = next;
    step();
  }

  private void succeeded() {
    failures = 0;
    lastFailure = null;
  }

  private void rest() {
    running.set(false);
    if (stopped) {
      endIfStopped();
    } else if (signalled.get()) {
      signal();
    } else if (pollPending.compareAndSet(false, true)) {
      scheduler.after(
          settings.pollInterval(),
          () -> {
            pollPending.set(false);
            signal();
          });
    }
  }

  private void endIfStopped() {
    if (pausing.compareAndSet(true, false) || running.compareAndSet(false, true)) {
      ended.complete(null);
    }
  }

  private void failed(Throwable failure) {
    failures = failures + 1;
    lastFailure = failure.toString();
    checkpoint = null;
    if (failures == 1) {
      LOG.warn("{}: failed, trying again", name, failure);
    } else {
      LOG.warn("{}: failure {} in a row, trying again: {}", name, failures, lastFailure);
    }
    pausing.set(true);
    if (stopped) {
      endIfStopped();
    } else {
      scheduler.after(settings.backOff(failures), this::resumeAfterPause);
    }
  }

  private void resumeAfterPause() {
    if (pausing.compareAndSet(true, false)) {
      step();
    }
  }

  /** Goes on with the result on the scheduler: whoever completes the future is not held up. */
  private <T> void then(Supplier<Future<T>> start, Consumer<T> next) {
    Future<T> future;
    try {
      future = start.get();
    } catch (RuntimeException e) {
      future = Future.failedFuture(e);
    }
    future.onComplete(
        result ->
            scheduler.execute(() -> go(result.succeeded(), result.result(), next, result.cause())));
  }

  private <T> void go(boolean succeeded, T value, Consumer<T> next, @Nullable Throwable cause) {
    if (!succeeded) {
      failed(cause == null ? new IllegalStateException("a failure without a cause") : cause);
      return;
    }
    try {
      next.accept(value);
    } catch (RuntimeException e) {
      failed(e);
    }
  }
}
