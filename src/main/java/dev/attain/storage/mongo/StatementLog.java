package dev.attain.storage.mongo;

import dev.attain.storage.AppendListeners;
import dev.attain.storage.mongo.lane.Horizon;
import dev.attain.storage.mongo.lane.HorizonGate;
import dev.attain.storage.mongo.lane.Lane;
import dev.attain.storage.mongo.lane.LaneRegister;
import dev.attain.storage.mongo.lane.NodeClock;
import dev.attain.storage.mongo.log.Appender;
import dev.attain.storage.mongo.log.LogDatabase;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** A node's part in the log: its lanes, its view of the horizon, and the store over them. */
final class StatementLog {
  /** Lanes of one node: transactions that it has under way at a time. */
  static final int LANES = 4;

  /** How long a read waits for the horizon to pass what it found. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration GAP = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Appender appender;
  private final MongoStatementStore store;
  private final Pulse pulse;

  /**
   * @param register the connection's, which tests interfere with
   * @param database the connection's, likewise
   * @param nanoTime monotonic
   * @param patience of reads with the horizon
   */
  StatementLog(
      MongoConnection connection,
      LaneRegister register,
      LogDatabase database,
      LongSupplier nanoTime,
      int lanes,
      Duration patience) {
    NodeClock clock = new NodeClock(nanoTime);
    AppendListeners listeners = new AppendListeners();
    Duration silence = silence(connection.settings().deadline());
    Horizon horizon = new Horizon(register, clock, silence, GAP, listeners::signal);
    appender =
        new Appender(
            IntStream.range(0, lanes).mapToObj(i -> new Lane(register, clock)).toList(),
            database,
            horizon::position,
            Failures::isRetryable,
            connection.threads(),
            () -> appended(listeners),
            Appender.Limits.defaults());
    HorizonGate gate = new HorizonGate(horizon::position, connection.threads(), patience);
    pulse = new Pulse(appender, horizon, gate, connection.threads());
    store = new MongoStatementStore(connection, appender, horizon, pulse, listeners);
  }

  private void appended(AppendListeners listeners) {
    pulse.appended();
    listeners.signal();
  }

  /** The part of a node in the log of a database, with its indexes made where they are missing. */
  static Future<StatementLog> open(MongoConnection connection) {
    StatementLog log =
        new StatementLog(
            connection,
            new MongoLaneRegister(connection),
            new MongoLog(connection),
            System::nanoTime,
            LANES,
            PATIENCE);
    return StatementIndexes.create(connection)
        .compose(created -> log.pulse())
        .map(
            pulsed -> {
              log.pulse.start();
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
    return pulse.once();
  }

  /** Waits for what was taken on, and gives the lanes back. */
  Future<Void> close() {
    pulse.stop();
    return appender.close();
  }
}
