package dev.attain.analytics.statements.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.statements.AnalystLog;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RollupFeedTest {
  private static final int PATIENCE_SECONDS = 60;

  /** Longer than any rest. */
  private static final Duration POLL = Duration.ofSeconds(7);

  private static final FeedSettings SETTINGS =
      new FeedSettings(10, POLL, Duration.ofMillis(100), Duration.ofSeconds(30));

  private final TestClock clock = new TestClock();
  private final ModelEngine engine = new ModelEngine(clock);
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final BlockingQueue<Duration> rests = new LinkedBlockingQueue<>();
  private final Terms terms = new Terms();
  private final AnalystLog log = new AnalystLog(new Random(1), engine.statements(), terms, clock);
  private final RollupFeed feed =
      new RollupFeed(
          engine.statements(), engine.records(), terms, SETTINGS, new Impatient(), clock);

  /** Doesn't wait, but where there is nothing to do. */
  private final class Impatient implements Scheduler {
    @Override
    public void after(Duration delay, Runnable task) {
      rests.add(delay);
      if (delay.compareTo(POLL) < 0) {
        thread.execute(task);
      }
    }

    @Override
    public void execute(Runnable task) {
      thread.execute(task);
    }
  }

  @AfterEach
  void stop() {
    Await.get(feed.stop());
    thread.shutdown();
    Await.get(engine.close());
  }

  /** How long it rested until it was at the end of the log. */
  private List<Duration> restsToTheEnd() throws InterruptedException {
    List<Duration> all = new ArrayList<>();
    while (!all.contains(POLL)) {
      Duration next = rests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("after %s", all).isNotNull();
      all.add(next);
    }
    return all;
  }

  @Test
  void itLeavesMostOfAProcessorToThoseWhoSendStatements() throws InterruptedException {
    log.send(30);
    clock.moveMillis(10);
    feed.start();
    restsToTheEnd();

    assertThat(feed.rests()).isEqualTo(3);
  }

  @Test
  void farBehindItRestsNoLongerThanItWorks() throws InterruptedException {
    log.send(30);
    feed.start();
    restsToTheEnd();
    clock.moveMillis(2 * RollupFeed.FAR_BEHIND.toMillis());

    assertThat(feed.rests()).isEqualTo(1);
  }

  @Test
  void itDoesNotRestWhenItIsToStop() {
    Await.get(feed.stop());

    assertThat(feed.rests()).isZero();
  }

  @Test
  void atTheEndOfTheLogItLetsStatementsGather() throws InterruptedException {
    log.send(30);
    clock.moveMillis(10);
    feed.start();

    assertThat(restsToTheEnd()).contains(RollupFeed.GATHERING);
  }
}
