package dev.attain.app;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.client.ApiClient;
import dev.attain.client.RefusedRequestException;
import dev.attain.config.ServerSettings;
import dev.attain.config.SettingsException;
import dev.attain.json.Json;
import dev.attain.storage.backup.Backup;
import dev.attain.storage.embedded.DataFolder;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.storage.embedded.backup.BackupFolder;
import dev.attain.storage.embedded.backup.BackupRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup}: everything of one moment, of a running server or of a folder that is at rest. */
@Command(
    name = "backup",
    description = "Makes a backup of a running server, or of a data folder that no server uses.",
    footer = {
      "",
      "A running server (--endpoint) backs up to the folder of its setting backup-folder,",
      "and goes on meanwhile; Ctrl-C leaves it at work. A folder at rest (--data) is",
      "backed up to --to. Files that an earlier backup holds are not copied again.",
      "Exit code: 0 done, 1 failed, cancelled, or attachments were damaged, 2 not",
      "possible as given.%n"
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  private static final String JOB = "/api/v1/backups/job";
  private static final int CONFLICT = 409;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Instead of a server: a data folder that none uses")
  private @Nullable String data;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "With --data: the folder of backups, made when it does not exist")
  private @Nullable Path to;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "With --data: backups to keep (default: ${DEFAULT-VALUE})",
      defaultValue = "7")
  private int keep;

  @Option(names = "--detach", description = "Begin on the server, and don't wait for the end")
  private boolean detach;

  @Option(names = "--cancel", description = "End the one that the server is making")
  private boolean cancel;

  @Option(names = "--list", description = "Show the backups there are, and make none")
  private boolean list;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException, IOException {
    ServeCommand.logFrom(ServerSettings.LogLevel.WARN);
    String folder = data;
    if (folder != null || to != null) {
      return offline(folder);
    }
    ApiClient api = new ApiClient(server.endpoint());
    BackupReport report = new BackupReport(spec.commandLine().getOut());
    if (list) {
      List<Backup> backups =
          Json.MAPPER.convertValue(
              api.get("/api/v1/backups").path("backups"), new TypeReference<>() {});
      return report.list(backups);
    }
    if (cancel) {
      api.delete(JOB);
      return report.say("cancelled; what was copied is used by the next one", 0);
    }
    begin(api);
    if (detach) {
      return report.say("under way", 0);
    }
    JsonNode end = new JobWatch(api, System.err, "Backing up").follow(JOB);
    return switch (end.path("state").asText()) {
      case "done" -> report.made(Json.MAPPER.convertValue(end.path("backup"), Backup.class));
      case "cancelled" -> report.say("cancelled meanwhile; what was copied is used later", 1);
      default -> report.say("failed: " + end.path("failure").asText(), 1);
    };
  }

  private static void begin(ApiClient api) throws InterruptedException {
    try {
      api.post(JOB, new byte[0]);
    } catch (RefusedRequestException e) {
      // It may be under way already: watch that one.
      if (e.status() != CONFLICT || !api.get(JOB).path("state").asText().equals("running")) {
        throw e;
      }
    }
  }

  private int offline(@Nullable String folder) throws IOException {
    Path target = to;
    BackupReport report = new BackupReport(spec.commandLine().getOut());
    if (list && target != null) {
      try (BackupFolder backups = BackupFolder.openToRead(target)) {
        return report.list(backups);
      }
    }
    if (folder == null) {
      throw new SettingsException(
          List.of(
              "--to is for a folder at rest and needs --data; a running server backs up to the"
                  + " folder of its setting backup-folder: leave --to out"));
    }
    if (target == null) {
      throw new SettingsException(List.of("--data needs --to, the folder of backups"));
    }
    if (keep < 1) {
      throw new SettingsException(List.of("--keep must be at least 1, but is " + keep));
    }
    if (folder.startsWith("mongodb:") || folder.startsWith("mongodb+srv:")) {
      throw new SettingsException(
          List.of(
              "MongoDB is backed up with its own tools (mongodump --oplog, snapshots, Ops Manager);"
                  + " attain migrate copies it into a data folder"));
    }
    Path path = Path.of(folder);
    DataFolder.requireThere(path);
    InstantSource clock = InstantSource.system();
    EmbeddedEngine engine = EmbeddedEngine.open(EmbeddedSettings.defaults(path), clock);
    try (BackupFolder backups = BackupFolder.open(target);
        CopyBar bar = new CopyBar("Backing up")) {
      Backup made = new BackupRun(engine, backups, keep, clock, bar).run();
      return report.made(made);
    } finally {
      engine.close().await();
    }
  }
}
