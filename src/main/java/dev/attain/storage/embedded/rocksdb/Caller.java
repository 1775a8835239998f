package dev.attain.storage.embedded.rocksdb;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Who waits for an outcome: a future that completes on the context that asked, if one did. */
final class Caller<T extends @Nullable Object> {
  private final Promise<T> promise = Promise.promise();
  private final @Nullable Context context = Vertx.currentContext();

  Future<T> future() {
    return promise.future();
  }

  void succeed(T value, Executor withoutContext) {
    deliver(() -> promise.complete(value), withoutContext);
  }

  void fail(Throwable failure, Executor withoutContext) {
    deliver(() -> promise.fail(failure), withoutContext);
  }

  private void deliver(Runnable completion, Executor withoutContext) {
    if (context == null) {
      withoutContext.execute(completion);
      return;
    }
    try {
      context.runOnContext(ignored -> completion.run());
    } catch (RejectedExecutionException e) {
      // The caller's Vert.x is closed; whoever still waits must not wait for ever.
      withoutContext.execute(completion);
    }
  }
}
