package dev.attain.benchmark.load;

import org.jspecify.annotations.Nullable;

/** What one connection sends. Called by one thread at a time. */
public interface Script {

  /**
   * The next request.
   *
   * @param last the answer to the one before; null for the first, and in open loops, where the next
   *     request does not wait for an answer
   */
  Call next(@Nullable Answer last);
}
