package dev.attain.app;

import dev.attain.storage.embedded.backup.BackupFolder;
import dev.attain.storage.embedded.backup.Restoration;
import dev.attain.storage.embedded.backup.StoredBackup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code restore}: a data folder from a backup. */
@Command(
    name = "restore",
    description = "Makes a data folder of a backup.",
    footer = {
      "",
      "Each file is held to its checksum. The target is empty or not there; until the",
      "command has come to its end no server opens it.",
      "Exit code: 0 done, 2 not possible as given, or the backup is damaged.%n"
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder of backups")
  private Path from = Path.of("");

  @Option(names = "--to", paramLabel = "FOLDER", description = "The data folder to make")
  private @Nullable Path to;

  @Option(names = "--backup", paramLabel = "ID", description = "Which backup (default: the latest)")
  private @Nullable String id;

  @Option(names = "--list", description = "Show the backups there are, and restore none")
  private boolean list;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    BackupReport report = new BackupReport(spec.commandLine().getOut());
    Path target = to;
    try (BackupFolder backups = BackupFolder.openToRead(from)) {
      if (list || target == null) {
        int code = report.list(backups);
        return list ? code : report.say("--to names the data folder to make", Complaints.CAN_NOT);
      }
      StoredBackup backup = backups.get(id);
      try (CopyBar bar = new CopyBar("Restoring")) {
        new Restoration(backup, bar).into(target);
      }
      return report.say(
          target
              + " holds everything as of "
              + backup.backup().made()
              + "; start a server with --data "
              + target,
          0);
    }
  }
}
