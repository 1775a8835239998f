package dev.attain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FeedLoopTest {
  private final ByHand scheduler = new ByHand();
  private final Pieces work = new Pieces();
  private final FeedLoop loop =
      new FeedLoop(
          "test",
          work,
          new FeedSettings(
              3, Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofMillis(300)),
          scheduler);

  /** Runs what is due when the test says so. */
  private static final class ByHand implements Scheduler {
    final Queue<Runnable> due = new ArrayDeque<>();
    final Queue<Runnable> later = new ArrayDeque<>();
    final List<Duration> delays = new ArrayList<>();

    @Override
    public void execute(Runnable task) {
      due.add(task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
      delays.add(delay);
      later.add(task);
    }

    void run() {
      while (!due.isEmpty()) {
        due.remove().run();
      }
    }

    void letTimePass() {
      due.addAll(later);
      later.clear();
      run();
    }
  }

  /** Does one piece a step, while there are some; fails as often as it is told to. */
  private static final class Pieces implements FeedWork {
    int waiting;
    int done;
    int failuresToCome;
    int startedAnew;

    @Override
    public Future<Boolean> step() {
      if (failuresToCome > 0) {
        failuresToCome--;
        throw new IllegalStateException("not now");
      }
      if (waiting == 0) {
        return Future.succeededFuture(false);
      }
      waiting--;
      done++;
      return Future.succeededFuture(true);
    }

    @Override
    public void startAnew() {
      startedAnew++;
    }
  }

  @Test
  void goesOnWhileThereIsMore() {
    work.waiting = 7;
    loop.signal();
    scheduler.run();
    assertThat(work.done).isEqualTo(7);
    assertThat(work.startedAnew).isZero();
  }

  @Test
  void goesOnAfterASignal() {
    loop.signal();
    scheduler.run();
    work.waiting = 2;
    loop.signal();
    loop.signal();
    scheduler.run();
    assertThat(work.done).isEqualTo(2);
  }

  @Test
  void looksAgainWithoutASignal() {
    loop.signal();
    scheduler.run();
    work.waiting = 2;
    scheduler.letTimePass();
    assertThat(work.done).isEqualTo(2);
  }

  @Test
  void aSignalDuringAStepIsNotLost() {
    loop.signal();
    scheduler.due.remove().run();
    work.waiting = 1;
    loop.signal();
    scheduler.run();
    assertThat(work.done).isEqualTo(1);
  }

  @Test
  void failuresPauseLongerEachTimeAndStartAnew() {
    work.waiting = 2;
    work.failuresToCome = 4;
    loop.signal();
    scheduler.run();
    assertThat(loop.failures()).isEqualTo(1);
    assertThat(loop.lastFailure()).contains("not now");
    for (int i = 0; i < 4; i++) {
      scheduler.letTimePass();
    }
    assertThat(scheduler.delays.subList(0, 4))
        .containsExactly(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(300));
    assertThat(work.startedAnew).isEqualTo(4);
    assertThat(work.done).isEqualTo(2);
    assertThat(loop.failures()).isZero();
    assertThat(loop.lastFailure()).isNull();
  }

  @Test
  void aStoppedLoopDoesNothingMore() {
    work.waiting = 2;
    loop.signal();
    scheduler.run();
    assertThat(loop.stop().succeeded()).isTrue();
    work.waiting = 2;
    loop.signal();
    scheduler.letTimePass();
    assertThat(work.done).isEqualTo(2);
  }

  @Test
  void stoppingWaitsForTheStepUnderWay() {
    work.waiting = 5;
    loop.signal();
    scheduler.due.remove().run();
    Future<Void> stopped = loop.stop();
    assertThat(stopped.isComplete()).isFalse();
    scheduler.run();
    assertThat(stopped.succeeded()).isTrue();
    assertThat(work.done).isEqualTo(1);
  }

  @Test
  void stoppingEndsAPauseAtOnce() {
    work.waiting = 1;
    work.failuresToCome = 1;
    loop.signal();
    scheduler.run();
    assertThat(loop.stop().succeeded()).isTrue();
    scheduler.letTimePass();
    assertThat(work.done).isZero();
  }
}
