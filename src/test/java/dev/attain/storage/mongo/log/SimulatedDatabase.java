package dev.attain.storage.mongo.log;

import dev.attain.statements.Position;
import dev.attain.storage.mongo.lane.Held;
import dev.attain.storage.mongo.lane.HorizonState;
import dev.attain.storage.mongo.lane.LaneKey;
import dev.attain.storage.mongo.lane.LaneLostException;
import dev.attain.storage.mongo.lane.LaneRegister;
import dev.attain.storage.mongo.lane.LaneState;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What MongoDB promises, in memory: steps on single documents; transactions that read a snapshot
 * and fail when they write what was written since or is being written; whose writes make others
 * wait until they end. It watches over what the lanes promise.
 */
final class SimulatedDatabase {
  private static final String LANE = "lane ";
  private static final int ATTEMPTS = 30;

  /** A statement that is in the log. */
  record Stored(LogChanges.Insertion insertion, Position position) {}

  private static final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Object key;

    Conflict(Object key) {
      this.key = key;
    }
  }

  private final Simulation simulation;
  private final LongSupplier serverMillis;
  private final Map<Integer, LaneState> lanes = new TreeMap<>();
  private final Map<StatementId, KnownStatement> known = new HashMap<>();
  private final Map<StatementId, Stored> stored = new LinkedHashMap<>();
  private final Set<Position> positions = new HashSet<>();
  private final Map<Object, Long> versions = new HashMap<>();
  private final Map<Object, Transaction> locks = new HashMap<>();
  private HorizonState horizon = new HorizonState(Position.START, 0);
  private long version;
  int conflicts;
  int lost;

  SimulatedDatabase(Simulation simulation, LongSupplier serverMillis) {
    this.simulation = simulation;
    this.serverMillis = serverMillis;
  }

  Map<StatementId, Stored> stored() {
    return stored;
  }

  /** What became of a statement that is there. */
  KnownStatement.Content content(StatementId id) {
    return Objects.requireNonNull(Objects.requireNonNull(known.get(id)).content());
  }

  HorizonState horizon() {
    return horizon;
  }

  Collection<LaneState> lanes() {
    return lanes.values();
  }

  private void touch(Object key) {
    versions.put(key, ++version);
  }

  private boolean isFree(Object key) {
    return !locks.containsKey(key);
  }

  LaneRegister register(String node) {
    return new Register(node);
  }

  LogDatabase log(String node) {
    return new Log(node);
  }

  /** The server finds out that a node is gone: what it had open is void. */
  void forget(String node) {
    locks.values().removeIf(transaction -> transaction.node.equals(node));
  }

  /** The server ends transactions that nobody has gone on with for a minute. */
  void expire() {
    locks.clear();
  }

  private final class Register implements LaneRegister {
    private final String node;

    Register(String node) {
      this.node = node;
    }

    @Override
    public Future<List<LaneState>> lanes() {
      return simulation.step(node, "lanes", () -> true, () -> List.copyOf(lanes.values()));
    }

    private Optional<Held> held(LaneState lane) {
      lanes.put(lane.key().number(), lane);
      touch(LANE + lane.key().number());
      return Optional.of(new Held(lane.floor(), serverMillis.getAsLong()));
    }

    private @Nullable LaneState ours(LaneKey key) {
      LaneState lane = lanes.get(key.number());
      return lane != null && lane.key().equals(key) && !lane.fenced() ? lane : null;
    }

    @Override
    public Future<Optional<Held>> claim(LaneKey key) {
      return simulation.step(
          node,
          "claim " + key.number(),
          () -> isFree(LANE + key.number()),
          () -> {
            LaneState lane = lanes.get(key.number());
            if (lane == null) {
              return held(new LaneState(key, Position.START, Position.START, 1, false));
            }
            return lane.fenced()
                ? held(new LaneState(key, lane.floor(), lane.last(), lane.beat() + 1, false))
                : Optional.empty();
          });
    }

    @Override
    public Future<HorizonState> join() {
      return simulation.step(
          node,
          "join",
          () -> true,
          () -> {
            horizon = new HorizonState(horizon.position(), horizon.members() + 1);
            return horizon;
          });
    }

    @Override
    public Future<Optional<Held>> beat(LaneKey key, Position floor) {
      return simulation.step(
          node,
          "beat " + key.number(),
          () -> isFree(LANE + key.number()),
          () -> {
            LaneState lane = ours(key);
            return lane == null
                ? Optional.empty()
                : held(
                    new LaneState(
                        key, later(lane.floor(), floor), lane.last(), lane.beat() + 1, false));
          });
    }

    @Override
    public Future<Void> fence(LaneState seen) {
      return fenceIf("fence ", seen.key(), lane -> lane.beat() == seen.beat());
    }

    @Override
    public Future<Void> release(LaneKey key) {
      return fenceIf("release ", key, lane -> true);
    }

    private Future<Void> fenceIf(String name, LaneKey key, Function<LaneState, Boolean> condition) {
      return simulation.step(
          node,
          name + key.number(),
          () -> isFree(LANE + key.number()),
          () -> {
            LaneState lane = ours(key);
            if (lane != null && condition.apply(lane)) {
              held(new LaneState(key, lane.floor(), lane.last(), lane.beat(), true));
            }
            return null;
          });
    }

    @Override
    public Future<HorizonState> horizon() {
      return simulation.step(node, "horizon", () -> true, () -> horizon);
    }

    @Override
    public Future<Boolean> publish(Position position, long members) {
      return simulation.step(
          node,
          "publish",
          () -> true,
          () -> {
            if (horizon.members() != members) {
              return false;
            }
            horizon = new HorizonState(later(horizon.position(), position), members);
            return true;
          });
    }
  }

  private static Position later(Position one, Position other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private final class Log implements LogDatabase {
    private final String node;

    Log(String node) {
      this.node = node;
    }

    @Override
    public <T> Future<T> transaction(Function<LogTransaction, Future<T>> body) {
      return attempt(body, 1);
    }

    private <T> Future<T> attempt(Function<LogTransaction, Future<T>> body, int number) {
      Transaction transaction = new Transaction(node);
      return body.apply(transaction)
          .compose(value -> transaction.commit().map(value))
          .recover(
              failure -> {
                transaction.abort();
                // The pause between attempts outlasts what stood in the way.
                return failure instanceof Conflict conflict && number < ATTEMPTS
                    ? simulation
                        .step(node, "again", () -> isFree(conflict.key), () -> number + 1)
                        .compose(next -> attempt(body, next))
                    : Future.failedFuture(failure);
              });
    }
  }

  private final class Transaction implements LogTransaction {
    private final String node;
    private @Nullable Map<StatementId, KnownStatement> snapshot;
    private @Nullable Map<Integer, LaneState> laneSnapshot;
    private long begun;
    private @Nullable LogChanges changes;
    private @Nullable LaneKey lane;
    private boolean committing;

    Transaction(String node) {
      this.node = node;
    }

    private Map<StatementId, KnownStatement> snapshot() {
      if (snapshot == null) {
        snapshot = new HashMap<>(known);
        laneSnapshot = new HashMap<>(lanes);
        begun = version;
      }
      return snapshot;
    }

    @Override
    public Future<List<KnownStatement>> find(Collection<StatementId> ids) {
      return simulation.step(
          node,
          "find",
          () -> true,
          () -> ids.stream().map(snapshot()::get).filter(Objects::nonNull).toList());
    }

    @Override
    public Future<List<KnownStatement>> findPointingAt(Collection<StatementId> targets) {
      return simulation.step(
          node,
          "find pointing at",
          () -> true,
          () ->
              snapshot().values().stream()
                  .filter(one -> one.content() != null && targets.contains(one.content().target()))
                  .toList());
    }

    @Override
    public Future<Void> write(LogChanges written, LaneKey in) {
      return simulation
          .step(node, "write", () -> true, () -> lockStatements(written))
          .compose(
              done -> simulation.step(node, "write lane", () -> true, () -> lockLane(written, in)));
    }

    private Void lockStatements(LogChanges written) {
      written.insertions().forEach(insertion -> lock(insertion.statement().id()));
      written.updates().forEach(update -> lock(update.id()));
      written.awaited().forEach(this::lock);
      return null;
    }

    private Void lockLane(LogChanges written, LaneKey in) {
      lock(LANE + in.number());
      LaneState state = Objects.requireNonNull(laneSnapshot).get(in.number());
      if (state == null || !state.key().equals(in) || state.fenced()) {
        lost++;
        throw new LaneLostException(in);
      }
      changes = written;
      lane = in;
      return null;
    }

    private void lock(Object key) {
      Transaction owner = locks.get(key);
      if ((owner != null && owner != this) || versions.getOrDefault(key, 0L) > begun) {
        conflicts++;
        throw new Conflict(key);
      }
      locks.put(key, this);
    }

    Future<Void> commit() {
      if (changes == null) {
        return Future.succeededFuture();
      }
      committing = true;
      return simulation.step(node, "commit", () -> true, this::apply);
    }

    private Void apply() {
      if (!locks.containsValue(this)) {
        throw new IllegalStateException("the server has aborted this transaction");
      }
      LogChanges written = Objects.requireNonNull(changes);
      for (LogChanges.Insertion insertion : written.insertions()) {
        insert(insertion);
      }
      for (LogChanges.Update update : written.updates()) {
        update(update);
      }
      for (StatementId id : written.awaited()) {
        known.put(id, new KnownStatement(id, null));
        touch(id);
      }
      LaneKey key = Objects.requireNonNull(lane);
      LaneState state = Objects.requireNonNull(lanes.get(key.number()));
      lanes.put(
          key.number(),
          new LaneState(
              key,
              later(state.floor(), written.last()),
              later(state.last(), written.last()),
              state.beat() + 1,
              false));
      touch(LANE + key.number());
      locks.values().removeIf(owner -> owner == this);
      return null;
    }

    private void insert(LogChanges.Insertion insertion) {
      Position position = insertion.position();
      if (position.compareTo(horizon.position()) <= 0) {
        throw new AssertionError(position + " is at or below the horizon " + horizon);
      }
      if (!positions.add(position)) {
        throw new AssertionError(position + " was given out twice");
      }
      StatementId id = insertion.statement().id();
      if (stored.put(id, new Stored(insertion, position)) != null) {
        throw new AssertionError(id + " is stored twice");
      }
      known.put(
          id,
          new KnownStatement(
              id,
              new KnownStatement.Content(
                  insertion.statement().fingerprint(),
                  insertion.statement().target(),
                  insertion.statement().voiding(),
                  insertion.voided(),
                  insertion.carried())));
      touch(id);
    }

    private void update(LogChanges.Update update) {
      KnownStatement.Content content = Objects.requireNonNull(known.get(update.id())).content();
      touch(update.id());
      if (content != null && update.carried() != null) {
        known.put(
            update.id(),
            new KnownStatement(
                update.id(),
                new KnownStatement.Content(
                    content.fingerprint(),
                    content.target(),
                    content.voiding(),
                    update.voided(),
                    update.carried())));
      }
    }

    /** Asked for by the driver; what it holds is held until then. */
    void abort() {
      if (!committing && locks.containsValue(this)) {
        Future<Void> aborted =
            simulation.step(
                node,
                "abort",
                () -> true,
                () -> {
                  locks.values().removeIf(owner -> owner == this);
                  return null;
                });
        aborted.onFailure(failure -> locks.values().removeIf(owner -> owner == this));
      }
    }
  }
}
