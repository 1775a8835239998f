package dev.attain.app;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, to be stopped in the opposite order. A step that fails or takes too long
 * is logged, and the next one follows. Stopping a second time does nothing.
 */
final class OrderlyStop {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);

  private record Step(String what, Supplier<Future<?>> stop) {}

  private final Deque<Step> steps = new ArrayDeque<>();

  /** Adds what comes before everything that was added up to now. */
  synchronized void first(String what, Supplier<Future<?>> stop) {
    steps.push(new Step(what, stop));
  }

  /**
   * @param patience how long to wait for each step
   */
  synchronized void stop(Duration patience) {
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      try {
        step.stop()
            .get()
            .toCompletionStage()
            .toCompletableFuture()
            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        LOG.warn("{} did not stop within {} s", step.what(), patience.toSeconds());
      } catch (ExecutionException e) {
        LOG.warn("{} did not stop well", step.what(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        LOG.warn("stopping was interrupted before {}", step.what());
        return;
      }
    }
  }
}
