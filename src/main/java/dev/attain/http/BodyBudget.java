package dev.attain.http;

import java.util.concurrent.atomic.AtomicLong;

/** The octets of request bodies in memory, over all event loops, and their limit. */
final class BodyBudget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  BodyBudget(long limit) {
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

  void giveBack(long octets) {
    used.addAndGet(-octets);
  }
}
