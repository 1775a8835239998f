package dev.attain.http.backup;

import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.storage.backup.Backup;
import dev.attain.storage.backup.Backups;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The operations of {@code paths-backups.yaml}. */
public final class BackupOperations {
  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;

  private final Backups backups;

  public BackupOperations(Backups backups) {
    this.backups = backups;
  }

  /** By operation id. */
  public Map<String, ApiOperation> byId() {
    return Map.of(
        "listBackups", call -> possible(this::list),
        "getBackupJob", call -> possible(() -> Future.succeededFuture(job(200))),
        "startBackup", call -> possible(() -> Future.succeededFuture(start(call))),
        "cancelBackup", call -> possible(() -> Future.succeededFuture(cancel())));
  }

  private record BackupList(List<Backup> backups) {}

  private Future<ApiAnswer> possible(Supplier<Future<ApiAnswer>> then) {
    Optional<String> obstacle = backups.findObstacle();
    return obstacle.isPresent() ? Future.succeededFuture(refused(obstacle.get())) : then.get();
  }

  private Future<ApiAnswer> list() {
    return backups.list().map(found -> ApiAnswer.ok(new BackupList(found)));
  }

  private ApiAnswer start(ApiCall call) {
    return backups.start(call.principal().key(), call.now()) == Backups.Start.BEGUN
        ? job(ACCEPTED)
        : refused("A backup is being made already.");
  }

  private ApiAnswer cancel() {
    return backups.cancel() ? job(200) : refused("No backup is being made.");
  }

  private ApiAnswer job(int status) {
    return backups
        .findJob()
        .map(job -> new ApiAnswer(status, job, Map.of()))
        .orElseGet(() -> ApiAnswer.notFound("No backup was asked for since the server started."));
  }

  private static ApiAnswer refused(String detail) {
    return ApiAnswer.refused(CONFLICT, "Conflict", detail, List.of());
  }
}
