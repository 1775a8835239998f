package dev.attain.competency.dryrun;

import dev.attain.competency.dryrun.DryRun.Place;
import dev.attain.competency.dryrun.DryRun.State;
import dev.attain.competency.dryrun.DryRunRecords.Kept;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.feed.FeedLoop;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dry runs of a server: one at a time, so that memory has a bound. What a node leaves when it
 * stops or dies another one takes on, as soon as nobody has been seen to work at it for a while; a
 * node alone at once.
 */
public final class DryRuns {
  private static final Logger LOG = LoggerFactory.getLogger(DryRuns.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** So many looks in a row that find a run as it was say that nobody works at it. */
  private static final int PATIENCE = 5;

  /** A hundred megabytes, about. */
  private static final int MOST_ITEMS = 200_000;

  private final FrameworkCatalog catalog;
  private final StatementStore statements;
  private final DryRunRecords records;
  private final LevelOverrides overrides;
  private final IdentityReads identities;
  private final Function<Framework, Future<EvidenceMapping>> mappings;
  private final Function<StoredStatement, Statement> reader;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final String node;
  private final boolean alone;
  private final int mostItems;

  /** What was seen of runs that others work at. */
  private final Map<String, Seen> seen = new HashMap<>();

  private @Nullable Running running;
  private boolean stopped;

  private record Running(String id, DryRunWork work, FeedLoop loop) {}

  private record Seen(long revision, int times) {}

  /** A page of the people who would change level. */
  public record Page(List<PersonChanges> people, @Nullable String next) {
    public Page {
      people = List.copyOf(people);
    }
  }

  /**
   * @param catalog in force is what answers
   * @param mappings compiles the mapping rules of a framework
   * @param reader parses a stored statement
   * @param scheduler where passes compute: one thread, beside that of the projections
   * @param node this node's name
   * @param alone whether there can be no other node
   */
  public DryRuns(
      FrameworkCatalog catalog,
      StatementStore statements,
      RecordStore records,
      Function<Framework, Future<EvidenceMapping>> mappings,
      Function<StoredStatement, Statement> reader,
      InstantSource clock,
      Scheduler scheduler,
      String node,
      boolean alone) {
    this(catalog, statements, records, mappings, reader, clock, scheduler, node, alone, MOST_ITEMS);
  }

  DryRuns(
      FrameworkCatalog catalog,
      StatementStore statements,
      RecordStore records,
      Function<Framework, Future<EvidenceMapping>> mappings,
      Function<StoredStatement, Statement> reader,
      InstantSource clock,
      Scheduler scheduler,
      String node,
      boolean alone,
      int mostItems) {
    this.catalog = catalog;
    this.statements = statements;
    this.records = new DryRunRecords(records);
    this.overrides = new LevelOverrides(records);
    this.identities = new IdentityReads(records);
    this.mappings = mappings;
    this.reader = reader;
    this.clock = clock;
    this.scheduler = scheduler;
    this.node = node;
    this.alone = alone;
    this.mostItems = mostItems;
  }

  /** Goes on with what was left, now and whenever somebody leaves something. */
  public void start() {
    scheduler.execute(this::look);
  }

  /** Completes when nothing is under way any more here; another node, or start, goes on with it. */
  public synchronized Future<Void> stop() {
    stopped = true;
    return running == null ? Future.succeededFuture() : running.loop().stop();
  }

  /**
   * Begins a dry run.
   *
   * @param tried a sound document; it need not be stored
   * @param by who asks for it
   * @return empty when another one is under way
   */
  public Future<Optional<DryRun>> begin(Framework tried, String by, Instant now) {
    Position through = statements.safeHorizon();
    return underWay()
        .compose(
            busy ->
                busy
                    ? Future.succeededFuture(Optional.empty())
                    : catalog
                        .inForce()
                        .compose(
                            inForce ->
                                statements
                                    .readForward(Position.START, 1)
                                    .map(first -> run(tried, inForce, by, now, first, through)))
                        .compose(run -> records.create(run, tried))
                        .map(
                            kept -> {
                              scheduler.execute(() -> work(kept.run().id()));
                              return Optional.of(kept.run());
                            }));
  }

  private Future<Boolean> underWay() {
    return records
        .all()
        .map(all -> all.stream().anyMatch(kept -> kept.run().state() == State.RUNNING));
  }

  private DryRun run(
      Framework tried,
      List<Framework> inForce,
      String by,
      Instant now,
      List<StoredStatement> first,
      Position through) {
    return new DryRun(
        UUID.randomUUID().toString(),
        tried.versionId(),
        inForce.stream()
            .filter(framework -> framework.id().equals(tried.id()))
            .map(Framework::versionId)
            .findFirst()
            .orElse(null),
        by,
        now,
        node,
        State.RUNNING,
        null,
        null,
        first.isEmpty() ? through.value() : first.get(0).position().value(),
        through.value(),
        Place.START,
        LevelTotals.NONE,
        Map.of());
  }

  /** The dry runs of a framework's versions, the last one first. */
  public Future<List<DryRun>> of(String framework) {
    return records
        .all()
        .map(
            all ->
                all.stream()
                    .map(Kept::run)
                    .filter(run -> run.framework().id().equals(framework))
                    .sorted(
                        Comparator.comparing(DryRun::started).reversed().thenComparing(DryRun::id))
                    .toList());
  }

  public Future<Optional<DryRun>> find(String id) {
    return records.find(id).map(found -> found.map(Kept::run));
  }

  /**
   * The people found so far who would change level, in the order of a hash.
   *
   * @param after {@link Page#next()} of the page before; null for the first
   */
  public Future<Page> changes(String id, @Nullable String after, int limit) {
    return records.changes(id, after, limit);
  }

  /**
   * Ends a dry run that is under way, which stays to be seen with what it found; deletes one that
   * has ended.
   *
   * @return as it is then; empty when it is deleted
   */
  public Future<Optional<DryRun>> end(DryRun run) {
    return records
        .find(run.id())
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
              }
              Kept kept = found.get();
              if (kept.run().state() != State.RUNNING) {
                return records.delete(kept).map(deleted -> Optional.empty());
              }
              DryRun cancelled = kept.run().ended(State.CANCELLED, clock.instant(), null);
              return records
                  .write(kept, cancelled, Map.of())
                  .compose(
                      written ->
                          written.isPresent()
                              ? Future.succeededFuture(Optional.of(cancelled))
                              : end(run));
            });
  }

  private void look() {
    if (isStopped()) {
      return;
    }
    scheduler
        .here(records.all())
        .compose(this::goOn)
        .onFailure(failure -> LOG.warn("can't look after dry runs; looking again", failure))
        .onComplete(done -> scheduler.after(LOOK_AGAIN, this::look));
  }

  private Future<?> goOn(List<Kept> all) {
    List<Future<Void>> deletions = new ArrayList<>();
    Instant now = clock.instant();
    for (Kept kept : all) {
      Instant until = kept.run().keptUntil();
      if (until != null && now.isAfter(until)) {
        deletions.add(records.delete(kept));
      } else if (until == null && isLeft(kept)) {
        work(kept.run().id());
      }
    }
    return Future.join(deletions);
  }

  private synchronized boolean isLeft(Kept kept) {
    String id = kept.run().id();
    Seen before = seen.get(id);
    int times = before != null && before.revision() == kept.revision() ? before.times() + 1 : 1;
    seen.put(id, new Seen(kept.revision(), times));
    return alone || times > PATIENCE;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Works at a run, unless something is worked at here. */
  private synchronized void work(String id) {
    if (running != null && running.work().isOver()) {
      running.loop().stop();
      running = null;
    }
    if (stopped || running != null) {
      return;
    }
    DryRunWork work =
        new DryRunWork(
            records, statements, overrides, () -> basis(id), clock, scheduler, mostItems, id, node);
    FeedLoop loop = new FeedLoop("dry run " + id, work, FeedSettings.DEFAULT, scheduler);
    running = new Running(id, work, loop);
    LOG.info("dry run {} goes on", id);
    loop.signal();
  }

  private Future<DryRunBasis> basis(String id) {
    return Future.all(
            records.find(id), records.findDocument(id), identities.identities(), catalog.cohorts())
        .compose(
            found -> {
              Optional<Kept> kept = found.resultAt(0);
              Optional<Framework> then = found.resultAt(1);
              if (kept.isEmpty() || then.isEmpty()) {
                return Future.failedFuture(new IllegalStateException("dry run " + id + " is gone"));
              }
              return now(kept.get().run(), then.get())
                  .compose(
                      now ->
                          Future.all(mappings.apply(now), mappings.apply(then.get()))
                              .map(
                                  both ->
                                      new DryRunBasis(
                                          now,
                                          then.get(),
                                          both.resultAt(0),
                                          both.resultAt(1),
                                          reader,
                                          found.resultAt(2),
                                          cohorts(found.resultAt(3)))));
            });
  }

  private Future<Framework> now(DryRun run, Framework then) {
    return run.against() == null
        ? Future.succeededFuture(DryRunBasis.empty(then))
        : catalog
            .findFramework(run.against())
            .map(found -> found.orElseGet(() -> DryRunBasis.empty(then)));
  }

  private static Map<PersonId, List<String>> cohorts(List<Cohort> all) {
    Map<PersonId, List<String>> cohorts = new HashMap<>();
    for (Cohort cohort : all) {
      cohort.members().stream()
          .map(member -> new PersonId(member.person()))
          .distinct()
          .forEach(
              person ->
                  cohorts.computeIfAbsent(person, first -> new ArrayList<>()).add(cohort.id()));
    }
    return cohorts;
  }
}
