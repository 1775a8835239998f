package dev.attain.storage.embedded.backup;

import dev.attain.storage.backup.Backup;
import dev.attain.storage.backup.BackupJob;
import dev.attain.storage.backup.Backups;
import dev.attain.storage.embedded.EmbeddedEngine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backups of a data folder that a server is at work on: one at a time, on a thread of its own. */
public final class EmbeddedBackups implements Backups {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBackups.class);

  private final EmbeddedEngine engine;
  private final Path path;
  private final int keep;
  private final InstantSource clock;

  // Guarded by this.
  private @Nullable BackupJob job;
  private boolean cancelled;
  private Future<Void> ended = Future.succeededFuture();

  /**
   * @param path the folder of backups, made with the first one
   * @param keep how many there are to be, at most; at least 1
   */
  public EmbeddedBackups(EmbeddedEngine engine, Path path, int keep, InstantSource clock) {
    this.engine = engine;
    this.path = path;
    this.keep = keep;
    this.clock = clock;
  }

  @Override
  public Future<List<Backup>> list() {
    Promise<List<Backup>> listed = Promise.promise();
    thread(
        "attain-backup-list",
        () -> {
          try {
            listed.complete(BackupFolder.listed(path));
          } catch (RuntimeException e) {
            listed.fail(e);
          }
        });
    return listed.future();
  }

  @Override
  public synchronized Optional<BackupJob> findJob() {
    return Optional.ofNullable(job);
  }

  @Override
  public synchronized Start start(String by, Instant now) {
    if (isRunning()) {
      return Start.BUSY;
    }
    cancelled = false;
    job = new BackupJob(BackupJob.State.RUNNING, by, now, 0, null, null);
    Promise<Void> end = Promise.promise();
    ended = end.future();
    thread(
        "attain-backup",
        () -> {
          try {
            end(run());
          } finally {
            end.complete();
          }
        });
    return Start.BEGUN;
  }

  private static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private BackupJob run() {
    try (BackupFolder folder = BackupFolder.open(path)) {
      Backup made = new BackupRun(engine, folder, keep, clock, this::progressed).run();
      return present().ended(BackupJob.State.DONE, made, null);
    } catch (CancellationException e) {
      return present().ended(BackupJob.State.CANCELLED, null, null);
    } catch (IOException | RuntimeException e) {
      LOG.error("The backup to {} failed", path, e);
      return present()
          .ended(BackupJob.State.FAILED, null, Objects.requireNonNullElse(e.getMessage(), "" + e));
    }
  }

  private synchronized BackupJob present() {
    return Objects.requireNonNull(job);
  }

  private synchronized void end(BackupJob how) {
    job = how;
  }

  private synchronized boolean progressed(long bytes, long of) {
    job = present().at(of == 0 ? 0 : (double) bytes / of);
    return !cancelled;
  }

  private boolean isRunning() {
    return job != null && job.state() == BackupJob.State.RUNNING;
  }

  @Override
  public synchronized boolean cancel() {
    boolean running = isRunning();
    cancelled = running;
    return running;
  }

  @Override
  public synchronized Future<Void> close() {
    cancelled = true;
    return ended;
  }
}
