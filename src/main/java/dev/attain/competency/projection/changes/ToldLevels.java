package dev.attain.competency.projection.changes;

import static dev.attain.competency.projection.changes.ChangeRecords.TOLD;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.PersonId;
import dev.attain.records.RecentlyWritten;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was told last of each person's competency in one framework, and what of it may have changed
 * by time alone.
 *
 * <p>Not thread-safe: one writer, one thread at a time. After a failed write, {@link #forget}.
 */
final class ToldLevels {
  private static final long MOST_CACHED = 1_000_000;

  /** Of the heap, in octets for each: a level is some 500, so that all take a hundredth. */
  private static final long HEAP_OCTETS_PER_LEVEL = 50_000;

  private static final int CHUNK = 500;

  /** So many people's competencies are looked at because of time at once. */
  static final int DUE_AT_ONCE = 200;

  /** Whoever told before may have left something due that is not known here. */
  private static final Duration LOOK_ANYWAY = Duration.ofMinutes(5);

  private final RecordStore records;
  private final String framework;
  private final String name;
  private final Instant[] nextDue = new Instant[Shares.COUNT];
  private final RecentlyWritten<String, ToldLevel> told =
      new RecentlyWritten<>(
          Math.min(MOST_CACHED, Runtime.getRuntime().maxMemory() / HEAP_OCTETS_PER_LEVEL),
          level -> 1);

  /**
   * @param framework its id
   */
  ToldLevels(RecordStore records, String framework) {
    this.records = records;
    this.framework = framework;
    this.name = ChangeRecords.framework(framework);
    forget();
  }

  /** Drops what is remembered, because someone else may have told since. */
  void forget() {
    told.clear();
    Arrays.fill(nextDue, Instant.MIN);
  }

  /** What a level is found by. */
  String id(PersonId person, CompetencyId competency) {
    return ChangeRecords.told(name, person, competency);
  }

  /** For what nothing was told of yet. */
  ToldLevel nothing(PersonId person, CompetencyId competency) {
    return ToldLevel.nothing(framework, person, competency);
  }

  /**
   * What was told of each of these levels, by {@link #id}.
   *
   * @param unknown what to answer for those of which nothing was told
   */
  Future<Map<String, ToldLevel>> find(Map<String, ToldLevel> unknown) {
    Map<String, ToldLevel> found = new HashMap<>();
    List<String> missing = new ArrayList<>();
    unknown.forEach(
        (id, nothing) -> {
          ToldLevel cached = told.find(id);
          found.put(id, cached != null ? cached : nothing);
          if (cached == null) {
            missing.add(id);
          }
        });
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < missing.size(); start += CHUNK) {
      List<String> chunk = missing.subList(start, Math.min(missing.size(), start + CHUNK));
      done =
          done.compose(before -> records.findAll(TOLD, chunk))
              .map(
                  stored -> {
                    stored.forEach((id, one) -> found.put(id, read(one)));
                    return null;
                  });
    }
    return done.map(last -> found);
  }

  private static ToldLevel read(StoredRecord stored) {
    return RecordForm.read(stored, ToldLevel.class);
  }

  /** Remembers what is told now; adds what is to be written of it, if anything. */
  void remember(Transition transition, int share, List<RecordWrite> writes) {
    ToldLevel before = transition.before();
    ToldLevel after = transition.after();
    String id = ChangeRecords.told(name, before.person(), before.competency());
    boolean wasDue = before.due() != null && !before.due().isAfter(transition.now());
    if (before.serves(after) && !wasDue) {
      told.put(id, before);
      return;
    }
    writes.add(put(id, after, share));
  }

  /** Adds what has a level looked at again at an instant, unless it is due by then. */
  void markDue(ToldLevel before, Instant now, List<RecordWrite> writes) {
    String id = id(before.person(), before.competency());
    if (before.due() == null || before.due().isAfter(now)) {
      writes.add(put(id, before.dueAt(now), Shares.shareOf(before.person())));
    } else {
      told.put(id, before);
    }
  }

  private RecordWrite put(String id, ToldLevel after, int share) {
    told.put(id, after);
    Instant due = after.due();
    if (due != null && due.isBefore(nextDue[share])) {
      nextDue[share] = due;
    }
    return new RecordWrite.Put(
        TOLD,
        id,
        RecordWrite.ANY_REVISION,
        RecordForm.write(after),
        due == null
            ? Map.of()
            : Map.of(ChangeRecords.DUE, List.of(ChangeRecords.due(name, share, due))));
  }

  /** The write by which something that was told of before is never due again. */
  RecordWrite letGo(ToldLevel gone) {
    ToldLevel never =
        new ToldLevel(
            framework,
            gone.person(),
            gone.competency(),
            gone.level(),
            false,
            null,
            List.of(),
            gone.override());
    String id = ChangeRecords.told(name, gone.person(), gone.competency());
    told.put(id, never);
    return new RecordWrite.Put(
        TOLD, id, RecordWrite.ANY_REVISION, RecordForm.write(never), Map.of());
  }

  /** Those of some shares in which something may be due now. */
  List<Integer> sharesDue(Shares shares, Instant now) {
    List<Integer> due = new ArrayList<>();
    for (int share = 0; share < Shares.COUNT; share++) {
      if ((shares.mask() >>> share & 1) == 1 && !nextDue[share].isAfter(now)) {
        due.add(share);
      }
    }
    return due;
  }

  /** What is due in these shares, not all of it at once. */
  Future<List<ToldLevel>> due(List<Integer> shares, Instant now) {
    Map<String, ToldLevel> found = new LinkedHashMap<>();
    Future<?> done = Future.succeededFuture();
    for (int share : shares) {
      done =
          done.compose(
              before ->
                  found.size() >= DUE_AT_ONCE ? Future.succeededFuture() : due(share, now, found));
    }
    return done.map(last -> List.copyOf(found.values()));
  }

  private Future<Void> due(int share, Instant now, Map<String, ToldLevel> found) {
    String prefix = ChangeRecords.head(name, share) + "-";
    return records
        .list(RecordQuery.startingWith(TOLD, ChangeRecords.DUE, prefix, DUE_AT_ONCE))
        .map(
            page -> {
              Instant next = now.plus(LOOK_ANYWAY);
              for (StoredRecord stored : page.records()) {
                ToldLevel one = read(stored);
                if (one.due() == null || one.due().isAfter(now)) {
                  next = one.due() != null && one.due().isBefore(next) ? one.due() : next;
                  break;
                }
                found.put(stored.id(), one);
                next = now;
              }
              nextDue[share] = next;
              return null;
            });
  }
}
