package dev.attain.competency.projection;

import dev.attain.feed.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs what is due on the caller's thread, and what is due later when the test says so. */
public final class AtOnce implements Scheduler {
  private final List<Runnable> later = new ArrayList<>();

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public void after(Duration delay, Runnable task) {
    later.add(task);
  }

  public void letTimePass() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }
}
