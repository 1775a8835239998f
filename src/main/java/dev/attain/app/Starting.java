package dev.attain.app;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** What starting and stopping take: threads, and waiting for futures. */
final class Starting {
  private Starting() {}

  /** Makes daemon threads with this name and a number. */
  static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  static Future<Void> ended(ExecutorService executor) {
    executor.shutdown();
    return Future.succeededFuture();
  }

  /** Waits; a failure is thrown as it is when it is unchecked. */
  static <T> T await(Future<T> future) throws InterruptedException {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the server can't start", e.getCause());
    }
  }
}
