package dev.attain.storage.mongo;

import dev.attain.storage.mongo.lane.Horizon;
import dev.attain.storage.mongo.lane.Lane;
import dev.attain.storage.mongo.lane.LaneRegister;
import dev.attain.storage.mongo.lane.NodeClock;
import dev.attain.storage.mongo.log.Appender;
import dev.attain.storage.mongo.log.LogDatabase;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's part in the log: its lanes, its view of the horizon, and the store over them. Two things
 * are done by time, each some times a second: idle lanes give signs of life, and the horizon is
 * moved on.
 */
final class StatementLog {
  private static final Logger LOG = LoggerFactory.getLogger(StatementLog.class);

  /** How often lanes give signs of life and the horizon is looked at. */
  static final Duration PULSE = Duration.ofMillis(200);

  /** Lanes of one node: transactions that it has under way at a time. */
  static final int LANES = 4;

  private static final Duration GAP = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Appender appender;
  private final Horizon horizon;
  private final MongoStatementStore store;
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();

  /**
   * @param register the connection's, which tests interfere with
   * @param database the connection's, likewise
   * @param nanoTime monotonic
   */
  StatementLog(
      MongoConnection connection,
      LaneRegister register,
      LogDatabase database,
      LongSupplier nanoTime,
      int lanes) {
    NodeClock clock = new NodeClock(nanoTime);
    Listeners listeners = new Listeners();
    Duration silence = silence(connection.settings().deadline());
    horizon = new Horizon(register, clock, silence, GAP, listeners::signal);
    appender =
        new Appender(
            IntStream.range(0, lanes).mapToObj(i -> new Lane(register, clock)).toList(),
            database,
            horizon::position,
            Failures::isRetryable,
            connection.threads(),
            listeners::signal,
            Appender.Limits.defaults());
    store = new MongoStatementStore(connection, appender, horizon, listeners);
  }

  /** The part of a node in the log of a database, with its indexes made where they are missing. */
  static Future<StatementLog> open(MongoConnection connection) {
    StatementLog log =
        new StatementLog(
            connection,
            new MongoLaneRegister(connection),
            new MongoLog(connection),
            System::nanoTime,
            LANES);
    return StatementIndexes.create(connection)
        .compose(created -> log.pulse())
        .map(
            pulsed -> {
              log.every(PULSE, connection.threads());
              return log;
            });
  }

  /** A transaction that is given all its time must not be taken for a node that is gone. */
  static Duration silence(Duration deadline) {
    return deadline.plus(GRACE);
  }

  MongoStatementStore store() {
    return store;
  }

  /** A sign of life of each lane that is idle, and a look at the horizon. */
  Future<Void> pulse() {
    return appender.beat().compose(beaten -> horizon.refresh());
  }

  private void every(Duration pulse, ScheduledExecutorService threads) {
    threads.scheduleWithFixedDelay(
        this::pulseOnce, pulse.toMillis(), pulse.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Beats don't wait for each other: a lane that hangs is none of the others' business. */
  private void pulseOnce() {
    appender.beat().onFailure(this::failed);
    if (refreshing.compareAndSet(false, true)) {
      horizon
          .refresh()
          .onSuccess(refreshed -> failing.set(false))
          .onFailure(this::failed)
          .onComplete(ended -> refreshing.set(false));
    }
  }

  private void failed(Throwable failure) {
    if (failing.compareAndSet(false, true)) {
      LOG.warn("The horizon stands still until the database answers again", failure);
    }
  }

  /** Waits for what was taken on, and gives the lanes back. */
  Future<Void> close() {
    return appender.close();
  }
}
