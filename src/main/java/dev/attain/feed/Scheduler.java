package dev.attain.feed;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks now or later; what it runs may take a while, so never on an event loop. */
public interface Scheduler extends Executor {

  void after(Duration delay, Runnable task);

  static Scheduler on(ScheduledExecutorService executor) {
    return new Scheduler() {
      @Override
      public void execute(Runnable task) {
        executor.execute(task);
      }

      @Override
      @SuppressWarnings("FutureReturnValueIgnored") // Tasks report their own failures.
      public void after(Duration delay, Runnable task) {
        executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
      }
    };
  }
}
