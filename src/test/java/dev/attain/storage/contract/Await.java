package dev.attain.storage.contract;

import io.vertx.core.Future;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for futures on a test's own thread. */
public final class Await {
  private static final int SECONDS = 30;

  private Await() {}

  /** What the future completes with; a failure is thrown. */
  public static <T extends @Nullable Object> T get(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer in " + SECONDS + " s", e);
    }
  }

  /** What the future fails with. */
  public static Throwable failure(Future<?> future) {
    try {
      Object value =
          future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("did not fail, but gave " + value);
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer in " + SECONDS + " s", e);
    }
  }
}
