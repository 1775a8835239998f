package dev.attain.benchmark;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Closed-loop ingest: each connection sends the next batch when the last one is acknowledged. */
final class IngestLoad {
  static final int BATCH = 50;

  private final LoadClient client;
  private final BenchmarkStatements statements;
  private final Latencies latencies = new Latencies();
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile boolean stopped;

  /** What a run gave. */
  record Result(long statements, double seconds, Latencies latencies) {
    double perSecond() {
      return statements / seconds;
    }
  }

  IngestLoad(LoadClient client, BenchmarkStatements statements) {
    this.client = client;
    this.statements = statements;
  }

  /** Sends for {@code duration}, or until {@code limit} statements are acknowledged. */
  Result run(int connections, Duration duration, long limit) throws InterruptedException {
    long start = System.nanoTime();
    Promise<Void> done = Promise.promise();
    Future<?>[] loops = new Future<?>[connections];
    for (int i = 0; i < connections; i++) {
      loops[i] = loop(limit);
    }
    Future.all(java.util.List.of(loops)).<Void>mapEmpty().onComplete(done);
    long deadline = start + duration.toNanos();
    while (!done.future().isComplete() && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    stopped = true;
    while (!done.future().isComplete()) {
      Thread.sleep(1);
    }
    if (done.future().failed()) {
      throw new IllegalStateException(done.future().cause());
    }
    return new Result(acknowledged.get(), (System.nanoTime() - start) / 1e9, latencies);
  }

  private Future<Void> loop(long limit) {
    if (stopped || acknowledged.get() >= limit) {
      return Future.succeededFuture();
    }
    byte[] body;
    synchronized (statements) {
      body = statements.batch(BATCH);
    }
    long sent = System.nanoTime();
    return client
        .post("/xapi/statements", body)
        .compose(
            answer -> {
              if (answer.status() != 200) {
                return Future.failedFuture(answer.status() + " " + answer.body());
              }
              latencies.add(System.nanoTime() - sent);
              acknowledged.addAndGet(BATCH);
              return loop(limit);
            });
  }
}
