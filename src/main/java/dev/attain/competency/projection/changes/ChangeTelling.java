package dev.attain.competency.projection.changes;

import static dev.attain.competency.projection.changes.ChangeRecords.TOLD;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Decides what one projection tells of the figures that it computes. What it returns is written in
 * one atomic step with the figures, so that nothing is told twice or not at all, whoever dies.
 *
 * <p>Projections of one framework that are computed beside each other share what was told, and the
 * one that answers tells. Of two that believe that they are, one's write conflicts.
 *
 * <p>Not thread-safe: one projection, one step at a time. After a failed write, {@link #forget}.
 */
public final class ChangeTelling {
  private static final int CACHED = 100_000;
  private static final int CHUNK = 500;

  /** So many people's competencies are looked at because of time at once. */
  private static final int DUE_AT_ONCE = 200;

  /** Whoever told before may have left something due that is not known here. */
  private static final Duration LOOK_ANYWAY = Duration.ofMinutes(5);

  private final RecordStore records;
  private final String framework;
  private final String name;
  private final Supplier<Future<Boolean>> answers;
  private final Supplier<Future<List<RoleProfile>>> roles;
  private final InstantSource clock;
  private final StreamHeads heads;
  private final Instant[] nextDue = new Instant[Shares.COUNT];
  private final Cache<String, ToldLevel> told =
      Caffeine.newBuilder().maximumSize(CACHED).executor(Runnable::run).build();

  /**
   * @param answers whether the projection's figures are those that answer
   * @param roles whose requirements to tell of
   */
  public ChangeTelling(
      RecordStore records,
      FrameworkVersion framework,
      Supplier<Future<Boolean>> answers,
      Supplier<Future<List<RoleProfile>>> roles,
      InstantSource clock) {
    this.records = records;
    this.framework = framework.id();
    this.name = ChangeRecords.framework(framework.id());
    this.answers = answers;
    this.roles = roles;
    this.clock = clock;
    this.heads = new StreamHeads(records, name);
    forget();
  }

  /** For figures that nobody is told of. */
  public static ChangeTelling silent(RecordStore records, FrameworkVersion framework) {
    return new ChangeTelling(
        records,
        framework,
        () -> Future.succeededFuture(false),
        () -> Future.succeededFuture(List.of()),
        () -> Instant.EPOCH);
  }

  /** Drops what is remembered, because someone else may have told since. */
  public void forget() {
    heads.forget();
    told.invalidateAll();
    Arrays.fill(nextDue, Instant.MIN);
  }

  /** The writes that tell what is new of some figures, each of another person and competency. */
  public Future<List<RecordWrite>> tell(Collection<Touched> touched) {
    return touched.isEmpty() ? nothing() : ifAnswering(() -> tellNow(touched));
  }

  private static Future<List<RecordWrite>> nothing() {
    return Future.succeededFuture(List.of());
  }

  private Future<List<RecordWrite>> ifAnswering(Supplier<Future<List<RecordWrite>>> telling) {
    return answers.get().compose(yes -> yes ? telling.get() : nothing());
  }

  private Future<List<RecordWrite>> tellNow(Collection<Touched> touched) {
    Instant now = clock.instant();
    return find(touched)
        .compose(
            before -> {
              List<Transition> all = new ArrayList<>();
              touched.forEach(
                  one ->
                      all.add(
                          Transition.of(
                              Objects.requireNonNull(before.get(id(one.figure()))), one, now)));
              return (all.stream().anyMatch(Transition::isGain)
                      ? roles.get()
                      : Future.succeededFuture(List.<RoleProfile>of()))
                  .compose(of -> writes(all, of));
            });
  }

  private String id(Figure figure) {
    Portfolio portfolio = figure.portfolio();
    return ChangeRecords.told(name, portfolio.person(), portfolio.competency().id());
  }

  private Future<Map<String, ToldLevel>> find(Collection<Touched> touched) {
    Map<String, ToldLevel> found = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (Touched one : touched) {
      Portfolio portfolio = one.figure().portfolio();
      String id = id(one.figure());
      ToldLevel cached = told.getIfPresent(id);
      found.put(
          id,
          cached != null
              ? cached
              : ToldLevel.nothing(framework, portfolio.person(), portfolio.competency().id()));
      if (cached == null) {
        missing.add(id);
      }
    }
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

  private Future<List<RecordWrite>> writes(List<Transition> all, List<RoleProfile> of) {
    List<RecordWrite> writes = new ArrayList<>();
    Map<Integer, List<CompetencyChange>> byShare = new TreeMap<>();
    for (Transition transition : all) {
      int share = Shares.shareOf(transition.before().person());
      List<CompetencyChange> changes = transition.changes(of);
      if (!changes.isEmpty()) {
        byShare.computeIfAbsent(share, s -> new ArrayList<>()).addAll(changes);
      }
      remember(transition, share, writes);
    }
    return heads
        .load(byShare.keySet())
        .map(
            loaded -> {
              byShare.forEach((share, changes) -> heads.append(share, changes, writes));
              return writes;
            });
  }

  private void remember(Transition transition, int share, List<RecordWrite> writes) {
    ToldLevel before = transition.before();
    ToldLevel after = transition.after();
    String id = ChangeRecords.told(name, before.person(), before.competency());
    boolean wasDue = before.due() != null && !before.due().isAfter(transition.now());
    if (before.serves(after) && !wasDue) {
      told.put(id, before);
      return;
    }
    told.put(id, after);
    Instant due = after.due();
    if (due != null && due.isBefore(nextDue[share])) {
      nextDue[share] = due;
    }
    writes.add(
        new RecordWrite.Put(
            TOLD,
            id,
            RecordWrite.ANY_REVISION,
            RecordForm.write(after),
            due == null
                ? Map.of()
                : Map.of(ChangeRecords.DUE, List.of(ChangeRecords.due(name, share, due)))));
  }

  /** The write by which something that was told of before is never due again. */
  public RecordWrite letGo(ToldLevel gone) {
    ToldLevel never =
        new ToldLevel(framework, gone.person(), gone.competency(), gone.level(), false, null);
    String id = ChangeRecords.told(name, gone.person(), gone.competency());
    told.put(id, never);
    return new RecordWrite.Put(
        TOLD, id, RecordWrite.ANY_REVISION, RecordForm.write(never), Map.of());
  }

  /** What may have changed by time alone, of people in some shares; not all of it at once. */
  public Future<List<ToldLevel>> due(Shares shares) {
    Instant now = clock.instant();
    List<Integer> asked = new ArrayList<>();
    for (int share = 0; share < Shares.COUNT; share++) {
      if ((shares.mask() >>> share & 1) == 1 && !nextDue[share].isAfter(now)) {
        asked.add(share);
      }
    }
    return asked.isEmpty()
        ? Future.succeededFuture(List.of())
        : answers
            .get()
            .compose(yes -> yes ? due(asked, now) : Future.succeededFuture(List.<ToldLevel>of()));
  }

  private Future<List<ToldLevel>> due(List<Integer> asked, Instant now) {
    Map<String, ToldLevel> found = new LinkedHashMap<>();
    Future<?> done = Future.succeededFuture();
    for (int share : asked) {
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
