package dev.attain.storage.backup;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Of a server that makes no backups itself.
 *
 * @param obstacle why, and what its operator can do
 */
public record NoBackups(String obstacle) implements Backups {
  public NoBackups {
    Objects.requireNonNull(obstacle);
  }

  @Override
  public Optional<String> findObstacle() {
    return Optional.of(obstacle);
  }

  @Override
  public Future<List<Backup>> list() {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Optional<BackupJob> findJob() {
    return Optional.empty();
  }

  @Override
  public Start start(String by, Instant now) {
    throw new IllegalStateException(obstacle);
  }

  @Override
  public boolean cancel() {
    return false;
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
