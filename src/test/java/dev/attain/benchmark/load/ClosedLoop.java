package dev.attain.benchmark.load;

import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Each connection sends its next request when the last one is answered: what the server can do at
 * most. Its latencies are kinder than open ones, for a slow answer delays the requests behind it.
 */
public final class ClosedLoop {
  private final LoadClient client;
  private final long limit;
  private final Latencies latencies = new Latencies();
  private final Map<Integer, Long> statuses = new HashMap<>();
  private final Promise<Void> done = Promise.promise();
  // All of these are touched by the event loop alone, once it runs.
  private long deadline;
  private long sent;
  private long units;
  private int running;

  private ClosedLoop(LoadClient client, long limit) {
    this.client = client;
    this.limit = limit;
  }

  /**
   * Runs until {@code duration} is over or calls that carry {@code limit} units are sent, and the
   * last answer is here.
   *
   * @param scripts of each connection, by its number
   */
  public static LoadResult run(
      LoadClient client,
      int connections,
      IntFunction<Script> scripts,
      Duration duration,
      long limit) {
    return new ClosedLoop(client, limit).run(connections, scripts, duration);
  }

  private LoadResult run(int connections, IntFunction<Script> scripts, Duration duration) {
    long start = System.nanoTime();
    client
        .vertx()
        .runOnContext(
            nothing -> {
              deadline = start + duration.toNanos();
              running = connections;
              for (int i = 0; i < connections; i++) {
                next(scripts.apply(i), null);
              }
            });
    done.future().await();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new LoadResult(latencies.count(), units, seconds, latencies, 0, statuses);
  }

  private void next(Script script, @Nullable Answer last) {
    if (sent >= limit || System.nanoTime() >= deadline || done.future().isComplete()) {
      end();
      return;
    }
    try {
      Call call = script.next(last);
      sent += call.units();
      long before = System.nanoTime();
      client
          .send(call)
          .onFailure(done::tryFail)
          .onSuccess(
              answer -> {
                latencies.add(System.nanoTime() - before);
                units += call.units();
                statuses.merge(answer.status(), 1L, Long::sum);
                next(script, answer);
              });
    } catch (RuntimeException e) {
      done.tryFail(e);
    }
  }

  private void end() {
    if (--running == 0) {
      done.tryComplete();
    }
  }
}
