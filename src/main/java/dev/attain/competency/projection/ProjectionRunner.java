package dev.attain.competency.projection;

import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.feed.FeedReader;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordStore;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one projection for each framework in force. A new version starts at the beginning of the log
 * with a checkpoint of its own; the one it supersedes is stopped where it is, and its figures stay,
 * naming their version.
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
  private final Map<FrameworkVersion, FeedReader> running = new ConcurrentHashMap<>();
  private Future<?> looking = Future.succeededFuture();
  private volatile boolean stopped;

  /**
   * @param mappings compiles the mapping rules of a framework
   * @param reader parses a stored statement
   * @param scheduler where projections compute: a thread of their own, no event loop
   */
  public ProjectionRunner(
      FrameworkCatalog catalog,
      StatementStore statements,
      RecordStore records,
      Function<Framework, Future<EvidenceMapping>> mappings,
      Function<StoredStatement, Statement> reader,
      FeedSettings settings,
      Scheduler scheduler) {
    this.catalog = catalog;
    this.statements = statements;
    this.records = records;
    this.mappings = mappings;
    this.reader = reader;
    this.settings = settings;
    this.scheduler = scheduler;
  }

  /** Completes when the frameworks in force are being projected. */
  public Future<Void> start() {
    statements.onAppend(() -> running.values().forEach(FeedReader::signal));
    catalog.onPublish(this::lookAgain);
    Future<Void> first = look();
    scheduler.after(LOOK_AGAIN, this::lookInAWhile);
    return first;
  }

  /** Completes when nothing is under way any more. */
  public Future<Void> stop() {
    stopped = true;
    List<Future<Void>> ends = new ArrayList<>();
    running.values().forEach(feed -> ends.add(feed.stop()));
    return Future.join(ends).mapEmpty();
  }

  /** One for each framework in force, by framework. */
  public List<ProjectionStatus> status() {
    return running.entrySet().stream()
        .map(entry -> new ProjectionStatus(entry.getKey(), entry.getValue().status()))
        .sorted(java.util.Comparator.comparing(status -> status.framework().toString()))
        .toList();
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
      FeedReader superseded = versions.contains(version) ? null : running.remove(version);
      if (superseded != null) {
        LOG.info("projection of {} ends: it is no longer in force", version);
        superseded.stop();
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
    FeedReader feed =
        new FeedReader(
            "projection of " + version,
            statements,
            new CompetencyProjection(framework, mapping, reader, records),
            settings,
            scheduler);
    running.put(version, feed);
    LOG.info("projection of {} starts", version);
    feed.signal();
    if (stopped) {
      feed.stop();
    }
    return null;
  }
}
