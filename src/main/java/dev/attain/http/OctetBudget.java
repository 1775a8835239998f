package dev.attain.http;

import java.util.concurrent.atomic.AtomicLong;

/** Octets that are in memory for clients, over all event loops, and their limit. */
final class OctetBudget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  OctetBudget(long limit) {
    this.limit = limit;
  }

  /** Takes octets, unless that would go over the limit. */
  boolean tryTake(long octets) {
    if (used.addAndGet(octets) > limit) {
      used.addAndGet(-octets);
      return false;
    }
    return true;
  }

  /**
   * Takes octets; of more than the limit all that there are, so that they are had alone.
   *
   * @return how many to give back; -1 when they are not to be had now
   */
  long takeOrAll(long octets) {
    long wanted = Math.min(octets, limit);
    return tryTake(wanted) ? wanted : -1;
  }

  void giveBack(long octets) {
    used.addAndGet(-octets);
  }
}
