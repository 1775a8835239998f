package dev.attain.storage.mongo.lane;

import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The lanes and the horizon in the database. Each method is one atomic step, durable on a majority
 * when it has succeeded, and each sees what the ones before it on this node have seen. One that
 * fails may have happened, or may still happen.
 */
public interface LaneRegister {

  /** All lanes that were ever taken. Not one moment: each lane may be as it was at its own one. */
  Future<List<LaneState>> lanes();

  /** Takes a number that nobody holds, with the floor it has; empty when somebody does. */
  Future<Optional<Held>> claim(LaneKey lane);

  /** Counts a member more, and says which horizon is in force. */
  Future<HorizonState> join();

  /** Raises the floor, never lowers it, and counts a beat; empty when the lane is not held. */
  Future<Optional<Held>> beat(LaneKey lane, Position floor);

  /** Fences a lane whose holder and beat are still those. */
  Future<Void> fence(LaneState seen);

  /** Gives a lane back. */
  Future<Void> release(LaneKey lane);

  Future<HorizonState> horizon();

  /** Raises the horizon, never lowers it, if the members are still so many; else false. */
  Future<Boolean> publish(Position position, long members);
}
