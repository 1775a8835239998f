package dev.attain.storage.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin together. */
public final class Crowd implements AutoCloseable {
  private static final int MAX_SPINS = 20_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What one of them does. */
  public interface Member {
    void act() throws Exception;
  }

  /** Runs all at once and waits for all; the first failure is thrown. */
  public void run(List<Member> members) {
    CyclicBarrier start = new CyclicBarrier(members.size());
    List<Callable<Void>> tasks = new ArrayList<>();
    for (Member member : members) {
      tasks.add(
          () -> {
            start.await();
            member.act();
            return null;
          });
    }
    try {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new AssertionError(cause.getMessage(), cause);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Nothing, a little, or giving way: what makes one schedule differ from another. */
  public static void dawdle(Random random) {
    switch (random.nextInt(4)) {
      case 0 -> Thread.yield();
      case 1 -> {
        for (int i = random.nextInt(MAX_SPINS); i > 0; i--) {
          Thread.onSpinWait();
        }
      }
      default -> {}
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
