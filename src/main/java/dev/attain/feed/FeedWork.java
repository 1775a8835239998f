package dev.attain.feed;

import io.vertx.core.Future;

/**
 * What a {@link FeedLoop} does, piece by piece. The loop calls one method at a time, and the next
 * only when the future of the last has completed.
 */
public interface FeedWork {

  /**
   * Does the next piece.
   *
   * @return whether there may be more to do at once; if not, the loop rests until it is signalled
   */
  Future<Boolean> step();

  /** Forgets what is in memory, because a step failed: what is kept says where to go on. */
  void startAnew();
}
