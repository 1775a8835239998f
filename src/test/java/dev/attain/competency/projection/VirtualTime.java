package dev.attain.competency.projection;

import dev.attain.feed.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Time that passes when the test says so; tasks run on the test's thread, in an order by chance.
 */
final class VirtualTime {
  private final Random random;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private long now;
  private long numbers;

  private record Event(long at, long number, Runnable task) {}

  VirtualTime(Random random) {
    this.random = random;
  }

  /** Since the beginning. */
  long micros() {
    return now;
  }

  /** Runs a task later, in microseconds. */
  void after(long micros, Runnable task) {
    events.add(new Event(now + micros, numbers++, task));
  }

  void pass(Duration time) {
    long end = now + time.toMillis() * 1_000;
    while (!events.isEmpty() && events.peek().at() <= end) {
      Event next = events.remove();
      now = next.at();
      next.task().run();
    }
    now = end;
  }

  /** A process: it runs its tasks, pauses, and is killed. */
  final class Process implements Scheduler {
    private final List<Runnable> heldUp = new ArrayList<>();
    private boolean paused;
    private boolean killed;

    @Override
    public void execute(Runnable task) {
      VirtualTime.this.after(1 + random.nextInt(200), () -> run(task));
    }

    @Override
    public void after(Duration delay, Runnable task) {
      VirtualTime.this.after(delay.toMillis() * 1_000 + random.nextInt(20_000), () -> run(task));
    }

    private void run(Runnable task) {
      if (paused) {
        heldUp.add(task);
      } else if (!killed) {
        task.run();
      }
    }

    void pause() {
      paused = true;
    }

    void wake() {
      paused = false;
      List<Runnable> late = List.copyOf(heldUp);
      heldUp.clear();
      late.forEach(this::execute);
    }

    void kill() {
      killed = true;
    }
  }
}
