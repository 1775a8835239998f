package dev.attain.client;

import dev.attain.client.StatementSource.Place;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps count of batches that end in any order, and knows up to where all of them have ended.
 * Bounded: at most as many batches are out of order as can be under way.
 */
final class Settlement {
  private record Ended(Place end, SendCounts counts) {}

  private final SendListener listener;
  private final SortedMap<Long, Ended> outOfOrder = new TreeMap<>();
  private SendCounts total;
  private SendCounts atSettled;
  private Place settled;
  private long nextNumber;
  private @Nullable RuntimeException failure;

  Settlement(SendCounts before, Place beginning, SendListener listener) {
    this.total = before;
    this.atSettled = before;
    this.settled = beginning;
    this.listener = listener;
  }

  synchronized void settle(long number, Place end, SendCounts counts, List<Rejection> rejections) {
    total = total.plus(counts);
    outOfOrder.put(number, new Ended(end, counts));
    for (Ended ended = outOfOrder.remove(nextNumber);
        ended != null;
        ended = outOfOrder.remove(nextNumber)) {
      settled = ended.end();
      atSettled = atSettled.plus(ended.counts());
      nextNumber++;
    }
    rejections.forEach(listener::rejected);
    listener.progressed(total, settled, atSettled);
  }

  synchronized void fail(RuntimeException cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  synchronized boolean failed() {
    return failure != null;
  }

  synchronized SendCounts result() {
    if (failure != null) {
      throw failure;
    }
    return total;
  }
}
