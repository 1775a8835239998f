package dev.attain.competency.dryrun;

import dev.attain.feed.Scheduler;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** One for which a second passes in five milliseconds. */
class HurriedScheduler implements Scheduler {
  private static final int FASTER = 200;

  private final Scheduler thread;

  HurriedScheduler(ScheduledExecutorService thread) {
    this.thread = Scheduler.on(thread);
  }

  @Override
  public void execute(Runnable task) {
    thread.execute(task);
  }

  @Override
  public void after(Duration delay, Runnable task) {
    thread.after(delay.dividedBy(FASTER), task);
  }
}
