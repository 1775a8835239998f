package dev.attain.storage.mongo.log;

import dev.attain.storage.mongo.lane.LaneKey;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;

/**
 * One attempt at changing the log. Reads see the one moment at which it began; what is written
 * appears together or not at all, and not when anything that is written here was written by another
 * transaction since that moment.
 */
public interface LogTransaction {

  /** What the log holds of these ids; nothing for ids that are neither there nor awaited. */
  Future<List<KnownStatement>> find(Collection<StatementId> ids);

  /** The statements that point at any of these. */
  Future<List<KnownStatement>> findPointingAt(Collection<StatementId> targets);

  /**
   * Writes, the lane last: its floor becomes the last position. Fails with a {@link
   * dev.attain.storage.mongo.lane.LaneLostException} when the lane is not held any more.
   */
  Future<Void> write(LogChanges changes, LaneKey lane);
}
