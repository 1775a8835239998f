package dev.attain.storage.mongo;

import dev.attain.statements.Position;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.mongo.lane.Held;
import dev.attain.storage.mongo.lane.HorizonState;
import dev.attain.storage.mongo.lane.LaneKey;
import dev.attain.storage.mongo.lane.LaneRegister;
import dev.attain.storage.mongo.lane.LaneState;
import dev.attain.storage.mongo.log.LogDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A node's part in the log of a database, for tests: nothing happens by time, and the clock of the
 * database's server is the test's.
 */
final class TestNode {
  private final MongoConnection connection;
  private final StatementLog log;

  private TestNode(MongoConnection connection, StatementLog log) {
    this.connection = connection;
    this.log = log;
  }

  /** With one lane, whose positions are those of an engine that shares nothing. */
  static TestNode open(MongoSettings settings, TestClock clock) {
    return open(settings, clock, clock, 1, register -> register, database -> database);
  }

  /**
   * A node.
   *
   * @param server what the server's clock shows
   * @param own what the node's own clock shows
   */
  static TestNode open(
      MongoSettings settings,
      TestClock server,
      TestClock own,
      int lanes,
      UnaryOperator<LaneRegister> register,
      UnaryOperator<LogDatabase> database) {
    MongoConnection connection = Await.get(MongoConnection.open(settings, Vertx.vertx()));
    Await.get(StatementIndexes.create(connection));
    StatementLog log =
        new StatementLog(
            connection,
            register.apply(new ServerTime(new MongoLaneRegister(connection), server)),
            database.apply(new MongoLog(connection)),
            () -> TimeUnit.MILLISECONDS.toNanos(own.millis()),
            lanes,
            Duration.ZERO);
    return new TestNode(connection, log);
  }

  MongoStatementStore store() {
    return log.store();
  }

  MongoConnection connection() {
    return connection;
  }

  void pulse() {
    Await.get(log.pulse());
  }

  void close() {
    Await.get(log.close());
    Await.get(connection.close());
  }

  /** Ends without giving anything back. */
  void kill() {
    Await.get(connection.close());
  }

  /** The register, told the time by a test. */
  private record ServerTime(LaneRegister register, TestClock clock) implements LaneRegister {
    private Optional<Held> now(Optional<Held> held) {
      return held.map(h -> new Held(h.floor(), clock.millis()));
    }

    @Override
    public Future<List<LaneState>> lanes() {
      return register.lanes();
    }

    @Override
    public Future<Optional<Held>> claim(LaneKey lane) {
      return register.claim(lane).map(this::now);
    }

    @Override
    public Future<HorizonState> join() {
      return register.join();
    }

    @Override
    public Future<Optional<Held>> beat(LaneKey lane, Position floor) {
      return register.beat(lane, floor).map(this::now);
    }

    @Override
    public Future<Void> fence(LaneState seen) {
      return register.fence(seen);
    }

    @Override
    public Future<Void> release(LaneKey lane) {
      return register.release(lane);
    }

    @Override
    public Future<HorizonState> horizon() {
      return register.horizon();
    }

    @Override
    public Future<Boolean> publish(Position position, long members) {
      return register.publish(position, members);
    }
  }
}
