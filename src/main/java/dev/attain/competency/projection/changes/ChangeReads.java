package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.projection.changes.ChangePage.Positioned;
import dev.attain.competency.projection.changes.ChangeRecords.Head;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.people.IdentityReads;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Reads changes from a position on. */
public final class ChangeReads {
  /** The most changes that one page looks at. */
  public static final int MOST = 1_000;

  private static final Duration FRESH = Duration.ofMillis(300);

  private final RecordStore records;
  private final IdentityReads identities;
  private final InstantSource clock;
  private volatile @Nullable Heads last;

  private record Heads(Instant at, Future<List<Head>> all) {}

  /** A stream with something to read: from a number to another one, both included. */
  private record Pending(Head head, long from, long to) {}

  public ChangeReads(RecordStore records, InstantSource clock) {
    this.records = records;
    this.identities = new IdentityReads(records);
    this.clock = clock;
  }

  /**
   * The filter that lets pass what somebody wants to hear of; empty when there is no such cohort.
   */
  public Future<Optional<ChangeFilter>> filter(ChangeInterest interest, FrameworkCatalog catalog) {
    return identities.identities().compose(who -> interest.filter(catalog, who));
  }

  /** The position after every change that there is. */
  public Future<ChangePosition> end() {
    return heads().map(all -> position(all, false));
  }

  /** The position before every change that is kept. */
  public Future<ChangePosition> oldest() {
    return heads().map(all -> position(all, true));
  }

  private static ChangePosition position(List<Head> heads, boolean oldest) {
    ChangePosition position = ChangePosition.START;
    for (Head head : heads) {
      position =
          position.at(head.framework(), head.share(), oldest ? head.first() - 1 : head.last());
    }
    return position;
  }

  /**
   * The newest changes, the newest first.
   *
   * @param most of each stream, and together; 1 to {@link #MOST}
   */
  public Future<List<CompetencyChange>> newest(int most) {
    return heads()
        .compose(
            all -> {
              List<String> ids = new ArrayList<>();
              for (Head head : all) {
                for (long sequence = Math.max(head.first(), head.last() - most + 1);
                    sequence <= head.last() && ids.size() < RecordQuery.MAX_LIMIT;
                    sequence++) {
                  ids.add(ChangeRecords.change(head.framework(), head.share(), sequence));
                }
              }
              return ids.isEmpty()
                  ? Future.succeededFuture(Map.<String, StoredRecord>of())
                  : records.findAll(ChangeRecords.CHANGES, ids);
            })
        .map(
            found ->
                found.values().stream()
                    .map(stored -> RecordForm.read(stored, CompetencyChange.class))
                    .sorted(
                        Comparator.comparing(CompetencyChange::recorded)
                            .thenComparing(CompetencyChange::id)
                            .reversed())
                    .limit(most)
                    .toList());
  }

  /**
   * The next changes.
   *
   * @param limit how many to look at, 1 to {@link #MOST}; fewer may pass the filter
   */
  public Future<ChangePage> page(ChangePosition after, ChangeFilter filter, int limit) {
    return heads().compose(all -> page(all, after, filter, limit));
  }

  /** The same, from what is known of the last moments: for those who ask again and again. */
  public Future<ChangePage> pageSoon(ChangePosition after, ChangeFilter filter, int limit) {
    Heads known = last;
    Instant now = clock.instant();
    if (known == null || known.at().plus(FRESH).isBefore(now) || known.at().isAfter(now)) {
      known = new Heads(now, heads());
      last = known;
    }
    return known.all().compose(all -> page(all, after, filter, limit));
  }

  private Future<List<Head>> heads() {
    return records.listAll(
        RecordQuery.all(ChangeRecords.HEADS, RecordQuery.MAX_LIMIT),
        stored -> RecordForm.read(stored, Head.class));
  }

  private Future<ChangePage> page(
      List<Head> heads, ChangePosition after, ChangeFilter filter, int limit) {
    List<Pending> pending = new ArrayList<>();
    for (Head head : heads) {
      long read = after.sequence(head.framework(), head.share());
      if (!filter.reads(head) || read == head.last()) {
        continue;
      }
      if (read < head.first() - 1) {
        return Future.succeededFuture(new ChangePage.Gone());
      }
      if (read < head.last()) {
        pending.add(new Pending(head, read + 1, head.last()));
      }
    }
    List<Pending> some = share(pending, limit);
    boolean more = !some.equals(pending);
    List<String> ids = new ArrayList<>();
    some.forEach(
        part -> {
          for (long sequence = part.from(); sequence <= part.to(); sequence++) {
            ids.add(id(part, sequence));
          }
        });
    return ids.isEmpty()
        ? Future.succeededFuture(new ChangePage.Read(List.of(), after, false))
        : records
            .findAll(ChangeRecords.CHANGES, ids)
            .map(
                found ->
                    found.size() < ids.size()
                        ? new ChangePage.Gone()
                        : merge(some, found, after, filter, more));
  }

  /** Lets every stream have its part of a page, so that a long one doesn't hold up the others. */
  private static List<Pending> share(List<Pending> pending, int limit) {
    List<Pending> some = new ArrayList<>();
    int left = limit;
    int waiting = pending.size();
    for (Pending one : pending) {
      long part = Math.min(one.to() - one.from() + 1, Math.max(1, left / waiting));
      waiting--;
      if (left > 0) {
        some.add(new Pending(one.head(), one.from(), one.from() + part - 1));
        left -= (int) part;
      }
    }
    return some;
  }

  /** By when they were recorded, but each stream in its own order. */
  private static ChangePage merge(
      List<Pending> parts,
      Map<String, StoredRecord> found,
      ChangePosition after,
      ChangeFilter filter,
      boolean more) {
    Comparator<Deque<Next>> byTime =
        Comparator.<Deque<Next>, Instant>comparing(queue -> queue.getFirst().change().recorded())
            .thenComparing(queue -> queue.getFirst().change().id());
    PriorityQueue<Deque<Next>> queues = new PriorityQueue<>(byTime);
    for (Pending part : parts) {
      Deque<Next> queue = new ArrayDeque<>();
      for (long sequence = part.from(); sequence <= part.to(); sequence++) {
        StoredRecord stored = found.get(id(part, sequence));
        if (stored != null) {
          queue.add(new Next(part, sequence, RecordForm.read(stored, CompetencyChange.class)));
        }
      }
      queues.add(queue);
    }
    ChangePosition position = after;
    List<Positioned> changes = new ArrayList<>();
    while (!queues.isEmpty()) {
      Deque<Next> queue = queues.remove();
      Next next = queue.removeFirst();
      Head head = next.of().head();
      position = position.at(head.framework(), head.share(), next.sequence());
      if (filter.passes(next.change())) {
        changes.add(new Positioned(next.change(), position));
      }
      if (!queue.isEmpty()) {
        queues.add(queue);
      }
    }
    return new ChangePage.Read(changes, position, more);
  }

  private record Next(Pending of, long sequence, CompetencyChange change) {}

  private static String id(Pending part, long sequence) {
    return ChangeRecords.change(part.head().framework(), part.head().share(), sequence);
  }
}
