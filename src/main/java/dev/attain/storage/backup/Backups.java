package dev.attain.storage.backup;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The backups of one server, and the making of them. */
public interface Backups {

  /** What came of asking for a backup. */
  enum Start {
    BEGUN,
    /** One is being made already. */
    BUSY
  }

  /** Why this server makes no backups, for its operator; empty when it does. */
  default Optional<String> findObstacle() {
    return Optional.empty();
  }

  /** The complete ones, the newest first. */
  Future<List<Backup>> list();

  /** The one that is being made, or was made last since the start. */
  Optional<BackupJob> findJob();

  /**
   * Begins a backup.
   *
   * @param by the key of the credential that asks for it
   */
  Start start(String by, Instant now);

  /** Ends the one that is being made; false when there is none. What was copied is used later. */
  boolean cancel();

  /** Ends what is under way, and waits for that. */
  Future<Void> close();
}
