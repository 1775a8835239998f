package dev.attain.storage.mongo;

import dev.attain.storage.mongo.lane.LaneKey;
import dev.attain.storage.mongo.lane.LaneRegister;
import dev.attain.storage.mongo.lane.LaneState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Whether nodes are at work on a database: those who are hold lanes and give signs of life. The
 * lanes of nodes that were killed are fenced once they have been silent for as long as other nodes
 * would have waited.
 */
final class OtherNodes {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final LaneRegister register;
  private final ScheduledExecutorService threads;
  private final long silenceNanos;

  /**
   * @param silence after which a node is gone
   */
  OtherNodes(LaneRegister register, ScheduledExecutorService threads, Duration silence) {
    this.register = register;
    this.threads = threads;
    this.silenceNanos = silence.toNanos();
  }

  /** Whether some node is there. Answers at once when none is, and after some beats if one is. */
  Future<Boolean> areThere() {
    return held().compose(held -> watch(held, System.nanoTime()));
  }

  private Future<List<LaneState>> held() {
    return register.lanes().map(all -> all.stream().filter(lane -> !lane.fenced()).toList());
  }

  private Future<Boolean> watch(List<LaneState> first, long since) {
    if (first.isEmpty()) {
      return Future.succeededFuture(false);
    }
    if (System.nanoTime() - since >= silenceNanos) {
      return Future.all(first.stream().map(register::fence).toList()).map(false);
    }
    Map<LaneKey, Long> beats = new HashMap<>();
    first.forEach(lane -> beats.put(lane.key(), lane.beat()));
    return later()
        .compose(waited -> held())
        .compose(
            now ->
                now.stream()
                        .allMatch(lane -> Long.valueOf(lane.beat()).equals(beats.get(lane.key())))
                    ? watch(now, since)
                    : Future.succeededFuture(true));
  }

  private Future<Void> later() {
    Promise<Void> pause = Promise.promise();
    threads.schedule(() -> pause.complete(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return pause.future();
  }
}
