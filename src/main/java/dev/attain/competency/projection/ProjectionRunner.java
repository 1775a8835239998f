package dev.attain.competency.projection;

import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.WantedProjections.Wanted;
import dev.attain.competency.projection.changes.ChangeTelling;
import dev.attain.competency.projection.replay.StatementsOfPeople;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.feed.FeedLoop;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.people.IdentityReads;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs this node's part of one projection for each framework in force. A new version, or a
 * recomputation, starts at the beginning of the log beside what answers meanwhile, and takes its
 * place when it has caught up. A version that was superseded stays where it is, and its figures
 * keep naming it.
 */
public final class ProjectionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);

  /** A version may come into force by date alone; other nodes publish and recompute too. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  /** How soon after a level has ended by time alone that is told, at most. */
  private static final Duration LOOK_FOR_DUE = Duration.ofSeconds(5);

  /** How soon to see that something has caught up. */
  private static final Duration LOOK_WHILE_PENDING = Duration.ofSeconds(1);

  private final FrameworkCatalog catalog;
  private final Generations generations;
  private final WantedProjections projections;
  private final RetiredGenerations retired;
  private final StatementStore statements;
  private final RecordStore records;
  private final Function<Framework, Future<EvidenceMapping>> mappings;
  private final Function<StoredStatement, Statement> reader;
  private final FeedSettings settings;
  private final Scheduler scheduler;
  private final ProjectionNodes nodes;
  private final InstantSource clock;
  private final IdentityReads identities;
  private final StatementsOfPeople statementsOfPeople;
  private final Map<Generation, RunningProjection> running = new ConcurrentHashMap<>();
  private Future<?> looking = Future.succeededFuture();
  private volatile Set<String> live = Set.of();

  private final AtomicBoolean lookingSoon = new AtomicBoolean();
  private volatile boolean stopped;

  /**
   * @param mappings compiles the mapping rules of a framework
   * @param reader parses a stored statement
   * @param scheduler where projections compute: a thread of their own, no event loop
   * @param nodes who else projects
   * @param clock says when levels end by time alone, and when a change was told
   */
  public ProjectionRunner(
      FrameworkCatalog catalog,
      StatementStore statements,
      RecordStore records,
      Function<Framework, Future<EvidenceMapping>> mappings,
      Function<StoredStatement, Statement> reader,
      FeedSettings settings,
      Scheduler scheduler,
      ProjectionNodes nodes,
      InstantSource clock) {
    this.catalog = catalog;
    this.generations = new Generations(records);
    this.projections = new WantedProjections(catalog, records, generations, clock);
    this.retired = new RetiredGenerations(records, generations, scheduler);
    this.statements = statements;
    this.records = records;
    this.mappings = mappings;
    this.reader = reader;
    this.settings = settings;
    this.scheduler = scheduler;
    this.nodes = nodes;
    this.clock = clock;
    this.identities = new IdentityReads(records);
    this.statementsOfPeople = new StatementsOfPeople(statements, scheduler);
  }

  /** Completes when the frameworks in force are being projected. */
  public Future<Void> start() {
    statements.onAppend(() -> running.values().forEach(RunningProjection::signal));
    catalog.onPublish(this::lookAgain);
    generations.onChange(this::lookAgain);
    Future<Void> first = lookAround().transform(looked -> look());
    scheduler.after(LOOK_AGAIN, this::lookInAWhile);
    scheduler.after(LOOK_FOR_DUE, this::lookForDueInAWhile);
    return first;
  }

  /** Completes when nothing is under way any more, and other nodes may go on with it. */
  public Future<Void> stop() {
    stopped = true;
    List<Future<Void>> ends = running.values().stream().map(one -> one.end(nodes)).toList();
    return Future.join(ends).transform(ended -> nodes.leave());
  }

  /**
   * Has all figures of a framework version computed anew from the log, beside those that answer
   * meanwhile; it goes on after a restart.
   *
   * @param by who asks for it
   * @return false when that is under way already
   */
  public Future<Boolean> recompute(FrameworkVersion framework, String by, Instant now) {
    Position of = statements.safeHorizon();
    return statements
        .readForward(Position.START, 1)
        .compose(
            first ->
                generations.recompute(
                    framework, by, now, first.isEmpty() ? of : first.get(0).position(), of));
  }

  /** Has figures follow at once that people were merged or un-merged here. */
  public void identitiesChanged() {
    running.values().forEach(RunningProjection::lookAtIdentities);
  }

  /** Recomputations, and how far they are. */
  public Generations generations() {
    return generations;
  }

  /** One for each projection that is under way, by framework. */
  public List<ProjectionStatus> status() {
    return running.values().stream()
        .map(one -> one.status(statements, nodes))
        .sorted(
            Comparator.comparing((ProjectionStatus status) -> status.framework().toString())
                .thenComparing(ProjectionStatus::generation))
        .toList();
  }

  /** Says what this node does, learns who is there, and divides the shares among them. */
  private Future<Void> lookAround() {
    return nodes
        .look(status().stream().map(ProjectionStatus::here).toList())
        .onSuccess(
            seen -> {
              live = seen;
              running.values().forEach(one -> one.balance(live));
            })
        .onFailure(failure -> LOG.warn("can't learn which nodes are there", failure))
        .onComplete(
            done ->
                nodes
                    .interval()
                    .filter(interval -> !stopped)
                    .ifPresent(
                        interval -> scheduler.after(interval, this::lookAroundUnlessStopped)))
        .mapEmpty();
  }

  private void lookAroundUnlessStopped() {
    if (!stopped) {
      lookAround();
    }
  }

  private void lookInAWhile() {
    if (!stopped) {
      lookAgain();
      scheduler.after(LOOK_AGAIN, this::lookInAWhile);
    }
  }

  private void lookForDueInAWhile() {
    if (!stopped) {
      lookForDue();
      // Other nodes merge people too.
      identitiesChanged();
      scheduler.after(LOOK_FOR_DUE, this::lookForDueInAWhile);
    }
  }

  /**
   * Has told soon what has changed by time, by overrides, and of what is rolled up; nobody needs to
   * ask for it, but then it takes some seconds.
   */
  public void lookForDue() {
    running.values().forEach(RunningProjection::lookForDue);
  }

  private void lookSoon() {
    lookingSoon.set(false);
    if (!stopped) {
      lookAgain();
    }
  }

  private void lookAgain() {
    look()
        .onFailure(
            failure -> LOG.warn("can't learn what is to be projected; looking again", failure));
  }

  /** Looks what is to be projected, one look after the other. */
  private synchronized Future<Void> look() {
    Future<Void> next = looking.transform(before -> projections.look()).compose(this::run);
    looking = next;
    return next;
  }

  private Future<Void> run(Wanted wanted) {
    if (wanted.pending() && lookingSoon.compareAndSet(false, true)) {
      scheduler.after(LOOK_WHILE_PENDING, this::lookSoon);
    }
    for (Generation generation : List.copyOf(running.keySet())) {
      RunningProjection superseded =
          wanted.wanted().containsKey(generation) ? null : running.remove(generation);
      if (superseded != null) {
        LOG.info("projection of {} ends: another one takes its place", generation);
        superseded.end(nodes);
      }
    }
    wanted.retired().keySet().forEach(retired::seen);
    List<Future<Void>> starts = new ArrayList<>();
    wanted
        .wanted()
        .forEach(
            (generation, framework) -> {
              if (!stopped && !running.containsKey(generation)) {
                starts.add(
                    mappings
                        .apply(framework)
                        .map(mapping -> start(generation, framework, mapping)));
              }
            });
    return Future.join(starts).mapEmpty();
  }

  private Void start(Generation generation, Framework framework, EvidenceMapping mapping) {
    CompetencyProjection projection =
        new CompetencyProjection(
            framework,
            generation.number(),
            mapping,
            statements::find,
            reader,
            records,
            telling(generation, framework));
    SharedProjection work =
        new SharedProjection(
            statements,
            new Strands(records, generation),
            projection,
            new FollowedIdentities(
                identities, statementsOfPeople, projection, settings.batchSize()),
            nodes.self(),
            settings.batchSize(),
            scheduler);
    RunningProjection one =
        new RunningProjection(
            generation,
            work,
            new FeedLoop("projection of " + generation, work, settings, scheduler));
    running.put(generation, one);
    LOG.info("projection of {} starts", generation);
    one.balance(live);
    if (stopped) {
      one.end(nodes);
    }
    return null;
  }

  private ChangeTelling telling(Generation generation, Framework framework) {
    return new ChangeTelling(
        records, framework, () -> projections.answers(generation), catalog::roles, clock);
  }
}
