package dev.attain.storage.embedded.rocksdb;

import io.vertx.core.Future;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that read (and those for files): such calls block, and no event loop may. */
public final class Readers {
  private final ThreadPoolExecutor pool;

  /**
   * @param maxWaiting how many reads may wait for a thread before more are refused
   */
  public Readers(int threads, int maxWaiting) {
    this("attain-reader-", threads, maxWaiting);
  }

  /**
   * @param name what the names of the threads begin with
   */
  public Readers(String name, int threads, int maxWaiting) {
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(maxWaiting),
            task -> new Thread(task, name + number.incrementAndGet()));
  }

  /** What {@code read} returns, on the caller's context, or else on the thread that read. */
  public <T> Future<T> submit(Callable<T> read) {
    Caller<T> caller = new Caller<>();
    try {
      pool.execute(() -> answer(caller, read));
    } catch (RejectedExecutionException e) {
      return Future.failedFuture(
          new UnavailableException(
              pool.isShutdown()
                  ? "the engine is closing"
                  : "%d reads are waiting; try again later".formatted(pool.getQueue().size())));
    }
    return caller.future();
  }

  private static <T> void answer(Caller<T> caller, Callable<T> read) {
    T value;
    try {
      value = read.call();
    } catch (Exception | Error e) {
      caller.fail(e, Runnable::run);
      return;
    }
    caller.succeed(value, Runnable::run);
  }

  /** Waits until all reads that were taken on are answered, and ends. */
  public void close() throws InterruptedException {
    pool.shutdown();
    while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
      // The database must outlive its readers, however long they take.
      continue;
    }
  }
}
