package dev.attain.feed;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one step of a work after the other, rests when there is nothing to do, and goes on until it
 * is stopped.
 *
 * <p>At most one step is under way. A signal while a step is under way is remembered, so none is
 * lost. After a failure the loop pauses, lets the work start anew from what is kept, and tries
 * again, for ever: a statement that can't be consumed stops the feed visibly ({@link #lastFailure})
 * instead of being left out silently.
 */
public final class FeedLoop {
  private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

  private final String name;
  private final FeedWork work;
  private final FeedSettings settings;
  private final Scheduler scheduler;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean signalled = new AtomicBoolean();
  private final AtomicBoolean pausing = new AtomicBoolean();
  private final AtomicBoolean pollPending = new AtomicBoolean();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean stopped;
  private volatile int failures;
  private volatile @Nullable String lastFailure;

  /**
   * @param name for log messages
   * @param scheduler where steps begin and go on
   */
  public FeedLoop(String name, FeedWork work, FeedSettings settings, Scheduler scheduler) {
    this.name = name;
    this.work = work;
    this.settings = settings;
    this.scheduler = scheduler;
  }

  /** Says that there may be something to do; also starts the loop. Returns at once. */
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

  /** Failures in a row; 0 when the last step went well. */
  public int failures() {
    return failures;
  }

  /** What the last failure said; null when the last step went well. */
  public @Nullable String lastFailure() {
    return lastFailure;
  }

  private void step() {
    if (stopped) {
      rest();
      return;
    }
    signalled.set(false);
    Future<Boolean> step;
    try {
      step = work.step();
    } catch (RuntimeException e) {
      step = Future.failedFuture(e);
    }
    // Goes on over the scheduler: whoever completes the future is not held up.
    step.onComplete(
        result ->
            scheduler.execute(
                () -> {
                  if (result.succeeded()) {
                    succeeded(result.result());
                  } else {
                    failed(result.cause());
                  }
                }));
  }

  private void succeeded(boolean more) {
    failures = 0;
    lastFailure = null;
    if (more) {
      step();
    } else {
      rest();
    }
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
    work.startAnew();
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
}
