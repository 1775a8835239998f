package dev.attain.competency.dryrun;

import dev.attain.competency.dryrun.DryRun.Place;
import dev.attain.competency.dryrun.DryRun.State;
import dev.attain.competency.dryrun.DryRunRecords.Kept;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordStore;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The dry runs of a server: begins them, one at a time, ends them, and says what they have found. A
 * {@link DryRunRunner} works at them.
 */
public final class DryRuns {
  /** A hundred megabytes, about. */
  private static final int MOST_ITEMS = 200_000;

  private final FrameworkCatalog catalog;
  private final StatementStore statements;
  private final DryRunRecords records;
  private final InstantSource clock;
  private final String node;
  private final DryRunRunner runner;

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
    this.clock = clock;
    this.node = node;
    this.runner =
        new DryRunRunner(
            statements,
            records,
            new DryRunBases(catalog, records, mappings, reader),
            clock,
            scheduler,
            node,
            alone,
            mostItems);
  }

  /** Goes on with what was left, now and whenever somebody leaves something. */
  public void start() {
    runner.start();
  }

  /** Completes when nothing is under way any more here; another node, or start, goes on with it. */
  public Future<Void> stop() {
    return runner.stop();
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
                              runner.begin(kept.run());
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
}
