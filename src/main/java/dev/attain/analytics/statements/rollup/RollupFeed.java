package dev.attain.analytics.statements.rollup;

import dev.attain.feed.FeedLoop;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.FeedWork;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordStore;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps the summaries up to date, about a second behind: the more statements a step has, the less
 * each costs. Of several nodes one does it, and the others look now and then whether it still does.
 */
public final class RollupFeed {
  /** How summaries are kept up to date where nothing else is asked for. */
  public static final FeedSettings USUAL =
      new FeedSettings(500, Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(30));

  private static final Duration STAND_BY = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final FeedLoop loop;
  private volatile Instant standBy = Instant.MIN;

  public RollupFeed(
      StatementStore statements,
      RecordStore records,
      Terms terms,
      FeedSettings settings,
      Scheduler scheduler,
      InstantSource clock) {
    this.clock = clock;
    RollupBounds bounds = RollupBounds.reading(settings.batchSize());
    Rollups rollups = new Rollups(statements, records, terms, scheduler, bounds, this::standBy);
    this.loop = new FeedLoop("rollups", new OneOfMany(rollups), settings, scheduler);
  }

  private void standBy() {
    standBy = clock.instant().plus(STAND_BY);
  }

  /** Begins; goes on until it is stopped. */
  public void start() {
    loop.signal();
  }

  public Future<Void> stop() {
    return loop.stop();
  }

  /** Leaves the log to whoever was quicker, for a while. */
  private final class OneOfMany implements FeedWork {
    private final Rollups rollups;

    OneOfMany(Rollups rollups) {
      this.rollups = rollups;
    }

    @Override
    public Future<Boolean> step() {
      if (clock.instant().isBefore(standBy)) {
        rollups.startAnew();
        return Future.succeededFuture(false);
      }
      return rollups.step();
    }

    @Override
    public void startAnew() {
      rollups.startAnew();
    }
  }
}
