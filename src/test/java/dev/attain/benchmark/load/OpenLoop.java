package dev.attain.benchmark.load;

import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Requests fall due by a schedule, whether or not earlier ones are answered, and the time of each
 * counts from when it fell due. So a server that stands still for a second is charged with every
 * request that would have come in it, and not with one ("coordinated omission").
 *
 * <p>Timers are of whole milliseconds; that delay counts too.
 */
public final class OpenLoop {
  /** Beyond so many the server is lost, and we would only fill our own memory. */
  private static final int MOST_UNANSWERED = 20_000;

  private final LoadClient client;
  private final Script script;
  private final ArrivalSchedule schedule;
  private final long last;
  private final int mostUnanswered;
  private final Latencies latencies = new Latencies();
  private final Map<Integer, Long> statuses = new HashMap<>();
  private final Promise<Void> done = Promise.promise();
  // All of these are touched by the event loop alone, once it runs.
  private long start;
  private long due;
  private long unanswered;
  private long units;
  private long unsent;

  private OpenLoop(
      LoadClient client,
      Script script,
      ArrivalSchedule schedule,
      Duration duration,
      int mostUnanswered) {
    this.client = client;
    this.script = script;
    this.schedule = schedule;
    this.mostUnanswered = mostUnanswered;
    this.last = schedule.dueBy(duration.toNanos());
  }

  /** Sends for {@code duration} and waits for the last answer. */
  public static LoadResult run(
      LoadClient client, Script script, ArrivalSchedule schedule, Duration duration) {
    return run(client, script, schedule, duration, MOST_UNANSWERED);
  }

  /**
   * The same; requests that fall due while {@code mostUnanswered} are on their way or wait for a
   * connection are not sent.
   */
  public static LoadResult run(
      LoadClient client,
      Script script,
      ArrivalSchedule schedule,
      Duration duration,
      int mostUnanswered) {
    return new OpenLoop(client, script, schedule, duration, mostUnanswered).run();
  }

  private LoadResult run() {
    long begun = System.nanoTime();
    client
        .vertx()
        .runOnContext(
            nothing -> {
              start = System.nanoTime();
              sendDue();
            });
    done.future().await();
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new LoadResult(latencies.count(), units, seconds, latencies, unsent, statuses);
  }

  private void sendDue() {
    long now = Math.min(last, schedule.dueBy(System.nanoTime() - start));
    while (due < now && !done.future().isComplete()) {
      send(start + schedule.dueNanos(due++));
    }
    if (due == last) {
      endWhenAnswered();
    } else if (!done.future().isComplete()) {
      long wait = schedule.dueNanos(due) - (System.nanoTime() - start);
      client.vertx().setTimer(Math.max(1, wait / 1_000_000), timer -> sendDue());
    }
  }

  private void send(long dueAt) {
    if (unanswered >= mostUnanswered) {
      unsent++;
      return;
    }
    try {
      Call call = script.next(null);
      unanswered++;
      client
          .send(call)
          .onFailure(done::tryFail)
          .onSuccess(
              answer -> {
                latencies.addSince(dueAt, System.nanoTime());
                units += call.units();
                statuses.merge(answer.status(), 1L, Long::sum);
                unanswered--;
                endWhenAnswered();
              });
    } catch (RuntimeException e) {
      done.tryFail(e);
    }
  }

  private void endWhenAnswered() {
    if (due == last && unanswered == 0) {
      done.tryComplete();
    }
  }
}
