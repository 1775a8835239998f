package dev.attain.analytics.statements.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.statements.AnalystLog;
import dev.attain.feed.Scheduler;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RollupFeedTest {
  private static final Duration TICK = Duration.ofMillis(10);
  private static final int PATIENCE_SECONDS = 60;

  private final TestClock clock = new TestClock();
  private final ModelEngine engine = new ModelEngine(clock);
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final BlockingQueue<Duration> rests = new LinkedBlockingQueue<>();

  /** Doesn't wait, but where there is nothing to do. */
  private final class Impatient implements Scheduler {
    @Override
    public void after(Duration delay, Runnable task) {
      rests.add(delay);
      if (delay.compareTo(RollupFeed.USUAL.pollInterval()) < 0) {
        thread.execute(task);
      }
    }

    @Override
    public void execute(Runnable task) {
      thread.execute(task);
    }
  }

  /**
   * How long it rested until it was at the end of the log, when each look at the clock is a tick.
   */
  private List<Duration> rests(Duration behind) throws InterruptedException {
    Terms terms = new Terms();
    new AnalystLog(new Random(1), engine.statements(), terms, clock).send(30);
    Instant now = clock.instant().plus(behind);
    clock.moveMillis(10);
    AtomicLong looks = new AtomicLong();
    InstantSource ticking = () -> now.plus(TICK.multipliedBy(looks.incrementAndGet()));
    RollupFeed feed =
        new RollupFeed(
            engine.statements(),
            engine.records(),
            terms,
            RollupFeed.USUAL,
            new Impatient(),
            ticking);
    feed.start();
    List<Duration> all = new ArrayList<>();
    while (!all.contains(RollupFeed.USUAL.pollInterval())) {
      Duration next = rests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("after %s", all).isNotNull();
      all.add(next);
    }
    Await.get(feed.stop());
    thread.shutdown();
    Await.get(engine.close());
    return all;
  }

  @Test
  void itLeavesMostOfAProcessorToThoseWhoSendStatements() throws InterruptedException {
    // Where it stands is not known before its first step, which counts as far behind.
    assertThat(rests(Duration.ZERO))
        .containsExactly(TICK, TICK.multipliedBy(3), RollupFeed.USUAL.pollInterval());
  }

  @Test
  void farBehindItRestsNoLongerThanItWorks() throws InterruptedException {
    assertThat(rests(RollupFeed.FAR_BEHIND.multipliedBy(2)))
        .containsExactly(TICK, TICK, RollupFeed.USUAL.pollInterval());
  }
}
