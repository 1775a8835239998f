package dev.attain.analytics.statements.rollup;

import dev.attain.feed.FeedLoop;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.FeedWork;
import dev.attain.feed.PacedScheduler;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordStore;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps the summaries up to date, about a second behind: the more statements a step has, the less
 * each costs. It rests three times as long as it works, often and not for long, so that it takes a
 * quarter of a processor from those who send statements, and never much at once; when it is more
 * than a minute behind, as long as it works. Of several nodes one does it, and the others look now
 * and then whether it still does.
 */
public final class RollupFeed {
  /** How summaries are kept up to date where nothing else is asked for. */
  public static final FeedSettings USUAL =
      new FeedSettings(500, Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(30));

  private static final Duration STAND_BY = Duration.ofSeconds(10);

  /** So far behind it no longer leaves most of a processor to others. */
  static final Duration FAR_BEHIND = Duration.ofMinutes(1);

  private static final int RESTS = 3;

  /** Between a step that reached the end of the log and the next one. */
  static final Duration GATHERING = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final FeedLoop loop;
  private final Scheduler scheduler;
  private final Rollups rollups;
  private volatile boolean stopping;
  private volatile CompletableFuture<Boolean> resting = new CompletableFuture<>();
  private volatile Instant standBy = Instant.MIN;

  public RollupFeed(
      StatementStore statements,
      RecordStore records,
      Terms terms,
      FeedSettings settings,
      Scheduler scheduler,
      InstantSource clock) {
    this.clock = clock;
    this.scheduler = scheduler;
    RollupBounds bounds = RollupBounds.reading(settings.batchSize());
    Scheduler paced = new PacedScheduler(scheduler, this::rests);
    this.rollups = new Rollups(statements, records, terms, paced, bounds, this::standBy);
    this.loop = new FeedLoop("rollups", new OneOfMany(), settings, scheduler);
  }

  private void standBy() {
    standBy = clock.instant().plus(STAND_BY);
  }

  /** Begins; goes on until it is stopped. */
  public void start() {
    loop.signal();
  }

  public Future<Void> stop() {
    stopping = true;
    resting.complete(true);
    return loop.stop();
  }

  /** How many times as long as it works. */
  int rests() {
    if (stopping) {
      return 0;
    }
    boolean far = rollups.through().stored().isBefore(clock.instant().minus(FAR_BEHIND));
    return far ? 1 : RESTS;
  }

  /** Leaves the log to whoever was quicker, for a while. */
  private final class OneOfMany implements FeedWork {
    @Override
    public Future<Boolean> step() {
      if (clock.instant().isBefore(standBy)) {
        rollups.startAnew();
        return Future.succeededFuture(false);
      }
      return rollups
          .step()
          .compose(more -> more && rollups.isAtEnd() ? gathering() : Future.succeededFuture(more));
    }

    /** Lets more statements come. */
    private Future<Boolean> gathering() {
      CompletableFuture<Boolean> rested = new CompletableFuture<>();
      resting = rested;
      if (stopping) {
        rested.complete(true);
      }
      scheduler.after(GATHERING, () -> rested.complete(true));
      return Future.fromCompletionStage(rested);
    }

    @Override
    public void startAnew() {
      rollups.startAnew();
    }
  }
}
