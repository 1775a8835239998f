package dev.attain.competency.projection;

import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.feed.FeedLoop;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.FeedStatus;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordStore;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs this node's part of one projection for each framework in force. A new version starts at the
 * beginning of the log; the one it supersedes is stopped where it is, and its figures stay, naming
 * their version.
 */
public final class ProjectionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);

  /** A version may come into force by date alone, without a publication. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final FrameworkCatalog catalog;
  private final StatementStore statements;
  private final RecordStore records;
  private final Function<Framework, Future<EvidenceMapping>> mappings;
  private final Function<StoredStatement, Statement> reader;
  private final FeedSettings settings;
  private final Scheduler scheduler;
  private final ProjectionNodes nodes;
  private final Map<FrameworkVersion, Running> running = new ConcurrentHashMap<>();
  private Future<?> looking = Future.succeededFuture();
  private volatile Set<String> live = Set.of();
  private volatile boolean stopped;

  private record Running(SharedProjection work, FeedLoop loop) {}

  /**
   * @param mappings compiles the mapping rules of a framework
   * @param reader parses a stored statement
   * @param scheduler where projections compute: a thread of their own, no event loop
   * @param nodes who else projects
   */
  public ProjectionRunner(
      FrameworkCatalog catalog,
      StatementStore statements,
      RecordStore records,
      Function<Framework, Future<EvidenceMapping>> mappings,
      Function<StoredStatement, Statement> reader,
      FeedSettings settings,
      Scheduler scheduler,
      ProjectionNodes nodes) {
    this.catalog = catalog;
    this.statements = statements;
    this.records = records;
    this.mappings = mappings;
    this.reader = reader;
    this.settings = settings;
    this.scheduler = scheduler;
    this.nodes = nodes;
  }

  /** Completes when the frameworks in force are being projected. */
  public Future<Void> start() {
    statements.onAppend(() -> running.values().forEach(one -> one.loop().signal()));
    catalog.onPublish(this::lookAgain);
    Future<Void> first = lookAround().transform(looked -> look());
    scheduler.after(LOOK_AGAIN, this::lookInAWhile);
    return first;
  }

  /** Completes when nothing is under way any more, and other nodes may go on with it. */
  public Future<Void> stop() {
    stopped = true;
    List<Future<Void>> ends = new ArrayList<>();
    running.values().forEach(one -> ends.add(end(one)));
    return Future.join(ends).transform(ended -> nodes.leave());
  }

  /** One for each framework in force, by framework. */
  public List<ProjectionStatus> status() {
    return running.entrySet().stream()
        .map(entry -> status(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(status -> status.framework().toString()))
        .toList();
  }

  private ProjectionStatus status(FrameworkVersion framework, Running one) {
    SharedProjection.Progress progress = one.work().progress();
    Position horizon = statements.safeHorizon();
    Position waiting = progress.oldestWaiting();
    FeedStatus here =
        new FeedStatus(
            progress.checkpoint(),
            progress.consistentThrough(),
            horizon,
            waiting == null ? 0 : Math.max(0, horizon.epochMillis() - waiting.epochMillis()),
            one.loop().failures(),
            one.loop().lastFailure());
    return new ProjectionStatus(
        framework, nodes.self(), progress.held(), here, nodes.others().stream()
            .flatMap(other -> other.projections().stream()
                .filter(projection -> projection.framework().equals(framework))
                .map(projection -> new ProjectionStatus.Elsewhere(other.node(), projection)))
            .toList());
  }

  /** Says what this node does, learns who is there, and divides the shares among them. */
  private Future<Void> lookAround() {
    return nodes
        .look(status().stream().map(ProjectionStatus::here).toList())
        .onSuccess(
            seen -> {
              live = seen;
              running.values().forEach(this::balance);
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

  private void balance(Running one) {
    one.work().balance(live);
    one.loop().signal();
  }

  private void lookInAWhile() {
    if (!stopped) {
      lookAgain();
      scheduler.after(LOOK_AGAIN, this::lookInAWhile);
    }
  }

  private void lookAgain() {
    look()
        .onFailure(
            failure ->
                LOG.warn("can't learn which frameworks are in force; looking again", failure));
  }

  /** Looks which frameworks are in force, one look after the other. */
  private synchronized Future<Void> look() {
    Future<Void> next = looking.transform(before -> catalog.inForce()).compose(this::run);
    looking = next;
    return next;
  }

  private Future<Void> run(List<Framework> inForce) {
    Set<FrameworkVersion> versions =
        inForce.stream().map(Framework::versionId).collect(Collectors.toSet());
    for (FrameworkVersion version : List.copyOf(running.keySet())) {
      Running superseded = versions.contains(version) ? null : running.remove(version);
      if (superseded != null) {
        LOG.info("projection of {} ends: it is no longer in force", version);
        end(superseded);
      }
    }
    List<Future<Void>> starts = new ArrayList<>();
    for (Framework framework : inForce) {
      if (!stopped && !running.containsKey(framework.versionId())) {
        starts.add(mappings.apply(framework).map(mapping -> start(framework, mapping)));
      }
    }
    return Future.join(starts).mapEmpty();
  }

  private Void start(Framework framework, EvidenceMapping mapping) {
    FrameworkVersion version = framework.versionId();
    SharedProjection work =
        new SharedProjection(
            statements,
            new Strands(records, version),
            new CompetencyProjection(framework, mapping, reader, records),
            nodes.self(),
            settings.batchSize(),
            scheduler);
    Running one =
        new Running(work, new FeedLoop("projection of " + version, work, settings, scheduler));
    running.put(version, one);
    LOG.info("projection of {} starts", version);
    balance(one);
    if (stopped) {
      end(one);
    }
    return null;
  }

  private Future<Void> end(Running one) {
    Future<Void> ended = one.loop().stop();
    return nodes.interval().isEmpty()
        ? ended
        : ended
            .compose(done -> one.work().handBack())
            .onFailure(
                failure -> LOG.warn("can't hand back shares; others take them later", failure));
  }
}
