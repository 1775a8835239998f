package dev.attain.competency.dryrun;

import dev.attain.competency.dryrun.DryRunRecords.Kept;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.feed.FeedLoop;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordStore;
import dev.attain.statements.StatementStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works at the dry runs of a server: one at a time, so that memory has a bound. What a node leaves
 * when it stops or dies another one takes on, as soon as nobody has been seen to work at it for a
 * while; a node alone at once.
 */
final class DryRunRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DryRunRunner.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** So many looks in a row that find a run as it was say that nobody works at it. */
  private static final int PATIENCE = 5;

  private final DryRunRecords records;
  private final StatementStore statements;
  private final LevelOverrides overrides;
  private final DryRunBases bases;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final String node;
  private final boolean alone;
  private final int mostItems;

  /** What was seen of runs that others work at. */
  private final Map<String, Seen> seen = new HashMap<>();

  private @Nullable Running running;
  private boolean stopped;

  private record Running(DryRunWork work, FeedLoop loop) {}

  private record Seen(long revision, int times) {}

  /**
   * @param scheduler where passes compute: one thread, beside that of the projections
   * @param node this node's name
   * @param alone whether there can be no other node
   * @param mostItems of evidence that a pass holds at once
   */
  DryRunRunner(
      StatementStore statements,
      RecordStore records,
      DryRunBases bases,
      InstantSource clock,
      Scheduler scheduler,
      String node,
      boolean alone,
      int mostItems) {
    this.records = new DryRunRecords(records);
    this.statements = statements;
    this.overrides = new LevelOverrides(records);
    this.bases = bases;
    this.clock = clock;
    this.scheduler = scheduler;
    this.node = node;
    this.alone = alone;
    this.mostItems = mostItems;
  }

  /** Goes on with what was left, now and whenever somebody leaves something. */
  void start() {
    scheduler.execute(this::look);
  }

  /** Begins with a new run, unless something is worked at here. */
  void begin(DryRun run) {
    scheduler.execute(() -> work(run.id()));
  }

  /** Completes when nothing is under way any more here; another node, or start, goes on with it. */
  synchronized Future<Void> stop() {
    stopped = true;
    return running == null ? Future.succeededFuture() : running.loop().stop();
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
            records,
            statements,
            overrides,
            () -> bases.get(id),
            clock,
            scheduler,
            mostItems,
            id,
            node);
    FeedLoop loop = new FeedLoop("dry run " + id, work, FeedSettings.DEFAULT, scheduler);
    running = new Running(work, loop);
    LOG.info("dry run {} goes on", id);
    loop.signal();
  }
}
