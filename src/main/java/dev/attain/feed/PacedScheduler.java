package dev.attain.feed;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Leaves most of a processor to others: after a task has worked, the next one waits some times as
 * long. Tasks that are short leave no gaps in what others do; what takes long should be divided
 * into several.
 *
 * <p>For tasks that come one after the other.
 */
public final class PacedScheduler implements Scheduler {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final Scheduler scheduler;
  private final IntSupplier rests;
  private final LongSupplier nanoTime;
  private volatile long owedNanos;

  /**
   * @param scheduler where tasks run
   * @param rests how many times as long to rest as was worked
   */
  public PacedScheduler(Scheduler scheduler, IntSupplier rests) {
    this(scheduler, rests, System::nanoTime);
  }

  PacedScheduler(Scheduler scheduler, IntSupplier rests, LongSupplier nanoTime) {
    this.scheduler = scheduler;
    this.rests = rests;
    this.nanoTime = nanoTime;
  }

  @Override
  public void execute(Runnable task) {
    int times = rests.getAsInt();
    long owed = Math.min(times * owedNanos, LONGEST_REST.toNanos());
    if (owed < NANOS_PER_MILLI) {
      // Less can't be waited for; it is not forgotten.
      scheduler.execute(() -> work(task));
    } else {
      owedNanos = 0;
      scheduler.after(Duration.ofNanos(owed), () -> work(task));
    }
  }

  @Override
  public void after(Duration delay, Runnable task) {
    scheduler.after(delay, () -> work(task));
  }

  private void work(Runnable task) {
    long begun = nanoTime.getAsLong();
    try {
      task.run();
    } finally {
      owedNanos += nanoTime.getAsLong() - begun;
    }
  }
}
