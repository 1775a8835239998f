package dev.attain.storage.mongo.lane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides by whom no sign of life was given for too long. Only this node's monotonic time counts,
 * and only while it looks: when it has not looked for a while, because it stood still or could not
 * reach the database, the others could not either perhaps, and all of them get their time again.
 */
final class BeatWatch {
  private record Seen(LaneKey lane, long beat, long since) {}

  private final long silenceNanos;
  private final long gapNanos;
  private Map<Integer, Seen> seen = new HashMap<>();
  private long lastLook;

  /**
   * @param silenceNanos how long a beat may stay the same
   * @param gapNanos between two looks, above which all that was seen before is forgotten
   */
  BeatWatch(long silenceNanos, long gapNanos) {
    this.silenceNanos = silenceNanos;
    this.gapNanos = gapNanos;
  }

  /** The lanes to be fenced, as they were seen. */
  synchronized List<LaneState> look(List<LaneState> lanes, long nanos) {
    boolean forgotten = nanos - lastLook > gapNanos;
    lastLook = nanos;
    Map<Integer, Seen> next = new HashMap<>();
    List<LaneState> silent = new ArrayList<>();
    for (LaneState lane : lanes) {
      if (lane.fenced()) {
        continue;
      }
      Seen before = seen.get(lane.key().number());
      long since = nanos;
      if (!forgotten
          && before != null
          && before.lane.equals(lane.key())
          && before.beat == lane.beat()) {
        since = before.since;
      }
      next.put(lane.key().number(), new Seen(lane.key(), lane.beat(), since));
      if (nanos - since >= silenceNanos) {
        silent.add(lane);
      }
    }
    seen = next;
    return silent;
  }
}
