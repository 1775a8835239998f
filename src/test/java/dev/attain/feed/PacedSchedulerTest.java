package dev.attain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedSchedulerTest {
  private final List<Duration> delays = new ArrayList<>();
  private long nanos;
  private int times = 3;

  /** Runs everything at once. */
  private final Scheduler atOnce =
      new Scheduler() {
        @Override
        public void execute(Runnable task) {
          task.run();
        }

        @Override
        public void after(Duration delay, Runnable task) {
          delays.add(delay);
          task.run();
        }
      };

  private final PacedScheduler paced = new PacedScheduler(atOnce, () -> times, () -> nanos);

  private Runnable work(Duration duration) {
    return () -> nanos += duration.toNanos();
  }

  @Test
  void theNextTaskWaitsSomeTimesAsLongAsTheLastOneTook() {
    paced.execute(work(Duration.ofMillis(10)));
    assertThat(delays).isEmpty();

    paced.execute(work(Duration.ofMillis(2)));
    assertThat(delays).containsExactly(Duration.ofMillis(30));

    paced.execute(work(Duration.ZERO));
    assertThat(delays).containsExactly(Duration.ofMillis(30), Duration.ofMillis(6));
  }

  @Test
  void shortTasksAddUp() {
    for (int i = 0; i < 10; i++) {
      paced.execute(work(Duration.ofNanos(100_000)));
    }

    assertThat(delays).containsExactly(Duration.ofNanos(1_200_000), Duration.ofNanos(1_200_000));
  }

  @Test
  void whatRanLaterCountsToo() {
    paced.after(Duration.ofMillis(5), work(Duration.ofMillis(10)));
    paced.execute(work(Duration.ZERO));

    assertThat(delays).containsExactly(Duration.ofMillis(5), Duration.ofMillis(30));
  }

  @Test
  void noRestIsLongerThanASecond() {
    paced.execute(work(Duration.ofMinutes(1)));
    paced.execute(work(Duration.ZERO));

    assertThat(delays).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void itGoesOnAtOnceWhenToldTo() {
    paced.execute(work(Duration.ofSeconds(1)));
    times = 0;
    paced.execute(work(Duration.ofSeconds(1)));

    assertThat(delays).isEmpty();
  }

  @Test
  void aTaskThatFailsIsFollowedByARestToo() {
    try {
      paced.execute(
          () -> {
            nanos += Duration.ofMillis(10).toNanos();
            throw new IllegalStateException("no");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("no");
    }
    paced.execute(work(Duration.ZERO));

    assertThat(delays).containsExactly(Duration.ofMillis(30));
  }
}
