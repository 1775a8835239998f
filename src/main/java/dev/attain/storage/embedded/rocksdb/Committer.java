package dev.attain.storage.embedded.rocksdb;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The only writer. Its thread takes the changes that wait, decides them one after the other, and
 * makes what they write durable in one write: while the disk is busy with one group, the next one
 * gathers, so that one fsync serves all who wait together. A change that is refused or fails leaves
 * no trace and does its neighbours no harm.
 *
 * <p>What was taken on but not yet answered is bounded, by number and by bytes.
 */
public final class Committer {

  /** Is told of groups, on the committer's thread. */
  public interface Watcher {
    /** Before the first change of a group is decided. */
    void groupBegins();

    /** Every change is decided. What follows from all of them together can still be added. */
    default void groupEnds(Group group) throws RocksDBException {}

    /** The group is durable, and no caller knows yet. Not called when the write failed. */
    void groupCommitted();
  }

  /** A disk that takes longer for one group is not given more to do. */
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

  /**
   * With this much a group takes no more changes: it is copied on its way to the disk, and
   * thousands of statements share its fsync already.
   */
  private static final long GROUP_BYTES = 8 << 20;

  private final Database database;
  private final Watcher watcher;
  private final int maxChanges;
  private final long maxBytes;
  private final LongSupplier nanos;
  private final Thread thread = new Thread(this::run, "attain-committer");

  /** Its queue holds no more than what was taken on and is not yet answered. */
  private final ExecutorService completions =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "attain-completions"));

  // Guarded by this.
  private final Deque<Waiting<?>> waiting = new ArrayDeque<>();
  private int taken;
  private long takenBytes;
  private long groups;
  private boolean closing;
  private boolean committing;

  /** When the present group was taken. */
  private long began;

  public Committer(Database database, Watcher watcher, int maxChanges, long maxBytes) {
    this(database, watcher, maxChanges, maxBytes, System::nanoTime);
  }

  /**
   * @param nanos a clock, from whatever beginning
   */
  Committer(Database database, Watcher watcher, int maxChanges, long maxBytes, LongSupplier nanos) {
    this.nanos = nanos;
    this.database = database;
    this.watcher = watcher;
    this.maxChanges = maxChanges;
    this.maxBytes = maxBytes;
  }

  public void start() {
    thread.start();
  }

  /** The outcome of a change, once it is durable; fails when it can't be taken on. */
  public <T> Future<T> submit(Change<T> change) {
    Waiting<T> newcomer = new Waiting<>(change);
    Optional<UnavailableException> refusal;
    List<Waiting<?>> givenUp = List.of();
    synchronized (this) {
      refusal = findObstacle(newcomer.bytes);
      if (refusal.isEmpty()) {
        taken++;
        takenBytes += newcomer.bytes;
        waiting.add(newcomer);
        notifyAll();
      } else if (!closing && isStalled()) {
        // Nothing of these was begun, so that they are not stored: nobody waits longer in vain.
        givenUp = List.copyOf(waiting);
        waiting.clear();
      }
    }
    refusal.ifPresent(newcomer::refuse);
    for (Waiting<?> one : givenUp) {
      refusal.ifPresent(one::fail);
    }
    return newcomer.caller.future();
  }

  /** Guarded by this. */
  private Optional<UnavailableException> findObstacle(long bytes) {
    if (closing) {
      return Optional.of(new UnavailableException("the engine is closing"));
    }
    if (isStalled()) {
      return Optional.of(
          new UnavailableException(
              "the disk has been at one write for %d s; try again later"
                  .formatted(TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - began))));
    }
    if (taken >= maxChanges || (taken > 0 && takenBytes + bytes > maxBytes)) {
      return Optional.of(
          new UnavailableException(
              "%d writes of %d bytes are waiting; try again later".formatted(taken, takenBytes)));
    }
    return Optional.empty();
  }

  /** Guarded by this. */
  private boolean isStalled() {
    return committing && nanos.getAsLong() - began > LONGEST_NANOS;
  }

  private void run() {
    for (List<Waiting<?>> group = takeGroup(); !group.isEmpty(); group = takeGroup()) {
      commit(group);
    }
  }

  /** Waits for changes; empty when there will be none any more. */
  private synchronized List<Waiting<?>> takeGroup() {
    try {
      while (waiting.isEmpty() && !closing) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the committer", e);
    }
    committing = true;
    began = nanos.getAsLong();
    List<Waiting<?>> group = new ArrayList<>();
    long bytes = 0;
    while (!waiting.isEmpty() && (group.isEmpty() || bytes < GROUP_BYTES)) {
      Waiting<?> next = waiting.remove();
      group.add(next);
      bytes += next.bytes;
    }
    return group;
  }

  private void commit(List<Waiting<?>> members) {
    try {
      Group group = new Group(database);
      watcher.groupBegins();
      for (Waiting<?> member : members) {
        member.decide(group);
      }
      watcher.groupEnds(group);
      group.write();
      watcher.groupCommitted();
      synchronized (this) {
        groups++;
        committing = false;
      }
      members.forEach(Waiting::answer);
    } catch (RocksDBException | RuntimeException | Error e) {
      synchronized (this) {
        committing = false;
      }
      members.forEach(member -> member.fail(e));
    }
  }

  private synchronized void answered(Waiting<?> member) {
    taken--;
    takenBytes -= member.bytes;
  }

  /** How many groups were committed. */
  public synchronized long groups() {
    return groups;
  }

  /** Waits until all that was taken on is durable and answered, and ends. */
  public void close() throws InterruptedException {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    thread.join();
    completions.shutdown();
  }

  /** A change with its caller and, once decided, its outcome. */
  private final class Waiting<T> {
    private final Change<T> change;
    private final long bytes;
    private final Caller<T> caller = new Caller<>();
    private @Nullable T outcome;
    private @Nullable Throwable failure;

    Waiting(Change<T> change) {
      this.change = change;
      this.bytes = change.bytes();
    }

    void decide(Group group) throws RocksDBException {
      int before = group.writes();
      try {
        outcome = change.decide(group);
      } catch (RocksDBException | RuntimeException e) {
        if (group.writes() != before) {
          // Half a change is in the group: nothing of it may be written.
          throw e;
        }
        failure = e;
      }
    }

    void answer() {
      T value = outcome;
      if (value == null) {
        fail(failure == null ? new IllegalStateException("not decided: " + change) : failure);
      } else {
        answered(this);
        caller.succeed(value, completions);
      }
    }

    /** It was never taken on. */
    void refuse(Throwable reason) {
      caller.fail(reason, Runnable::run);
    }

    void fail(Throwable reason) {
      answered(this);
      caller.fail(reason, completions);
    }
  }
}
