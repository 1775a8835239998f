package dev.attain.storage.backup;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backup on its way, or how that ended.
 *
 * @param by the key of the credential that asked for it
 * @param share how much of the way is behind, 0 to 1
 * @param backup what was made; null unless it is done
 * @param failure why it failed, for the operator; null when it did not
 */
public record BackupJob(
    State state,
    String by,
    Instant started,
    double share,
    @Nullable Backup backup,
    @Nullable String failure) {

  /** How a backup is doing. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  public BackupJob {
    Objects.requireNonNull(state);
    Objects.requireNonNull(by);
    Objects.requireNonNull(started);
  }

  public BackupJob at(double nowShare) {
    return new BackupJob(state, by, started, nowShare, backup, failure);
  }

  public BackupJob ended(State how, @Nullable Backup made, @Nullable String why) {
    return new BackupJob(how, by, started, how == State.DONE ? 1 : share, made, why);
  }
}
