package dev.attain.storage.mongo.lane;

import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node's hold on a lane; when it is lost, on another one. Its caller does one thing at a time
 * with it, each after the last one has ended or failed.
 *
 * <p>A floor that was promised holds from the moment before it is sent, and a position given out is
 * never given out again, whatever became of the request: one that failed may still take effect.
 */
public final class Lane {
  private record Hold(LaneKey key, LanePositions positions) {}

  private static final long MAX_LEAD_MILLIS = 1_000;

  private final LaneRegister register;
  private final NodeClock clock;
  private volatile @Nullable Hold hold;
  private volatile Position reached = Position.START;

  public Lane(LaneRegister register, NodeClock clock) {
    this.register = register;
    this.clock = clock;
  }

  /** Makes sure that a lane is held, as far as this node knows. */
  public Future<Void> hold() {
    return hold == null ? take() : Future.succeededFuture();
  }

  private Future<Void> take() {
    return register
        .lanes()
        .compose(lanes -> claim(held(lanes), 0, UUID.randomUUID()))
        .compose(key -> begin(key));
  }

  private static BitSet held(List<LaneState> lanes) {
    BitSet held = new BitSet(LanePositions.LANES);
    lanes.stream().filter(lane -> !lane.fenced()).forEach(lane -> held.set(lane.key().number()));
    return held;
  }

  private record Claimed(LaneKey key, Position floor) {}

  private Future<Claimed> claim(BitSet held, int from, UUID holder) {
    int number = held.nextClearBit(from);
    if (number >= LanePositions.LANES) {
      return Future.failedFuture(
          new LaneLostException("all " + LanePositions.LANES + " lanes are held by nodes"));
    }
    LaneKey key = new LaneKey(number, holder);
    long sent = clock.nanos();
    return register
        .claim(key)
        .compose(
            taken -> {
              if (taken.isEmpty()) {
                return claim(held, number + 1, holder);
              }
              clock.observe(taken.get().serverMillis(), sent);
              return Future.succeededFuture(new Claimed(key, taken.get().floor()));
            });
  }

  /** The order matters: only who has joined after its floor was there to be seen is safe. */
  private Future<Void> begin(Claimed claimed) {
    return register
        .join()
        .compose(
            horizon -> {
              Position floor = later(claimed.floor, horizon.position());
              hold = new Hold(claimed.key, new LanePositions(claimed.key.number(), floor));
              return beat();
            });
  }

  private static Position later(Position one, Position other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** The lane that is held. */
  public LaneKey key() {
    return held().key;
  }

  /** The position of the next statement in this lane. */
  public Position next() {
    return held().positions.next(clock.millis());
  }

  /** Gives a sign of life, and moves the floor on with time; nothing else is under way. */
  public Future<Void> beat() {
    return beat(Position.START);
  }

  /**
   * The same, with the floor at or above a position that readers wait for the horizon to pass. One
   * that is far ahead of the clock moves nothing: what is stored from then on would bear its time.
   */
  public Future<Void> beat(Position awaited) {
    Hold held = held();
    long now = clock.millis();
    Position atLeast = awaited.epochMillis() > now + MAX_LEAD_MILLIS ? Position.START : awaited;
    Position floor = held.positions.pass(now, atLeast);
    long sent = clock.nanos();
    return register
        .beat(held.key, floor)
        .compose(
            answer -> {
              if (answer.isEmpty()) {
                lost();
                return Future.failedFuture(new LaneLostException(held.key));
              }
              clock.observe(answer.get().serverMillis(), sent);
              reached(floor);
              return Future.succeededFuture();
            });
  }

  /** The database has this floor of the lane, or a higher one. */
  public void reached(Position floor) {
    reached = later(reached, floor);
  }

  /** Whether the lane is held, and may hold the horizon back from passing a position. */
  public boolean isBehind(Position position) {
    return hold != null && reached.compareTo(position) < 0;
  }

  /** What was under way has found that the lane is not held any more. */
  public void lost() {
    hold = null;
  }

  /** Gives the lane back, so that it holds nobody up. */
  public Future<Void> release() {
    Hold held = hold;
    hold = null;
    return held == null ? Future.succeededFuture() : register.release(held.key);
  }

  private Hold held() {
    Hold held = hold;
    if (held == null) {
      throw new IllegalStateException("no lane is held");
    }
    return held;
  }
}
