package dev.attain.storage.history.feed;

import dev.attain.storage.history.feed.FeedEvent.When;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Notes what parallel clients do, in one order of invocations and completions. */
final class FeedRecorder {
  private final AtomicLong moments = new AtomicLong();
  private final List<FeedEvent> events = new ArrayList<>();

  /** Does something, notes it, and hands on what it gave. */
  <T> T record(int client, Supplier<T> act, BiFunction<When, T, FeedEvent> event) {
    long invoked = moments.getAndIncrement();
    T answer = act.get();
    FeedEvent noted = event.apply(new When(client, invoked, moments.getAndIncrement()), answer);
    synchronized (events) {
      events.add(noted);
    }
    return answer;
  }

  List<FeedEvent> events() {
    synchronized (events) {
      return events.stream()
          .sorted(Comparator.comparingLong(event -> event.when().invoked()))
          .toList();
    }
  }
}
