package dev.attain.storage.mongo;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for an outcome: a future that completes on the context that asked, if one did, and
 * otherwise on a thread of the engine, never on one of the driver. The first outcome counts.
 */
final class Caller<T extends @Nullable Object> {
  private final Promise<T> promise = Promise.promise();
  private final @Nullable Context context = Vertx.currentContext();
  private final Executor withoutContext;

  Caller(Executor withoutContext) {
    this.withoutContext = withoutContext;
  }

  Future<T> future() {
    return promise.future();
  }

  void succeed(T value) {
    deliver(() -> promise.tryComplete(value));
  }

  void fail(Throwable failure) {
    deliver(() -> promise.tryFail(failure));
  }

  private void deliver(Runnable completion) {
    try {
      if (context == null) {
        withoutContext.execute(completion);
      } else {
        context.runOnContext(ignored -> completion.run());
      }
    } catch (RejectedExecutionException e) {
      // Whoever still waits after a close must not wait for ever.
      completion.run();
    }
  }
}
