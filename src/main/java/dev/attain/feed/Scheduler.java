package dev.attain.feed;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks now or later; what it runs may take a while, so never on an event loop. */
public interface Scheduler extends Executor {

  void after(Duration delay, Runnable task);

  /**
   * The same result; what follows it runs here, so that whoever completes the future is not held up
   * and what only these tasks see needs no lock.
   */
  default <T> Future<T> here(Future<T> future) {
    CompletableFuture<T> result = new CompletableFuture<>();
    future.onComplete(
        done ->
            execute(
                () -> {
                  if (done.succeeded()) {
                    result.complete(done.result());
                  } else {
                    result.completeExceptionally(done.cause());
                  }
                }));
    return Future.fromCompletionStage(result);
  }

  static Scheduler on(ScheduledExecutorService executor) {
    return new Scheduler() {
      @Override
      public void execute(Runnable task) {
        executor.execute(task);
      }

      @Override
      @SuppressWarnings("FutureReturnValueIgnored") // Tasks report their own failures.
      public void after(Duration delay, Runnable task) {
        executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
      }
    };
  }
}
