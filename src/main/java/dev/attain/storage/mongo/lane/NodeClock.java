package dev.attain.storage.mongo.lane;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The database server's clock as this node knows it: its own monotonic time plus the offset that it
 * measures whenever the server tells its time. The clock that the node's operating system shows is
 * not looked at, so that it may be wrong.
 *
 * <p>The server read its clock between the request and its answer; half of that time is what a
 * measurement may be off by. It is kept until a better one comes along, counting a thousandth of
 * its age against it, which is more than clocks drift.
 */
public final class NodeClock {
  private static final int DRIFT = 1_000;

  private final LongSupplier nanoTime;
  private boolean known;
  private long offset;
  private long error;
  private long measuredAt;

  /**
   * @param nanoTime monotonic, from any origin
   */
  public NodeClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  public long nanos() {
    return nanoTime.getAsLong();
  }

  /**
   * The server's clock showed {@code serverMillis} at some time after {@code sent} and before now.
   *
   * @param sent by {@link #nanos()}
   */
  synchronized void observe(long serverMillis, long sent) {
    long now = nanos();
    long half = Math.max(0, now - sent) / 2;
    if (!known || half <= error + Math.max(0, now - measuredAt) / DRIFT) {
      known = true;
      offset = TimeUnit.MILLISECONDS.toNanos(serverMillis) - sent - half;
      error = half;
      measuredAt = now;
    }
  }

  /** Milliseconds since 1970. It may go back when a better measurement comes along. */
  synchronized long millis() {
    if (!known) {
      throw new IllegalStateException("the server has not told its time yet");
    }
    return TimeUnit.NANOSECONDS.toMillis(nanos() + offset);
  }
}
