package dev.attain.app;

import dev.attain.audit.AuditTrail;
import dev.attain.config.ServerSettings;
import dev.attain.config.SettingsException;
import dev.attain.storage.embedded.AttachmentFolder;
import dev.attain.storage.embedded.DataFolder;
import dev.attain.storage.embedded.DataFolderException;
import dev.attain.storage.embedded.FolderReading;
import dev.attain.storage.embedded.backup.BackupCheck;
import dev.attain.storage.embedded.backup.BackupFolder;
import dev.attain.storage.embedded.backup.BackupView;
import dev.attain.storage.embedded.backup.StoredBackup;
import dev.attain.storage.embedded.verification.Check;
import dev.attain.storage.embedded.verification.Findings;
import dev.attain.storage.embedded.verification.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify}: whether a data folder or a backup is whole. */
@Command(
    name = "verify",
    description = "Reads all of a data folder, or of a backup, and says what is wrong.",
    footer = {
      "",
      "A data folder (--data) is one that no server uses; nothing in it is changed. Of a",
      "backup (--from) each file is held to its checksum, and with --deep it is read like",
      "a data folder.",
      "Exit code: 0 all is whole, 1 something is wrong, 2 not possible as given.%n"
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  /** Where projections note how far they have read, in the property "position" of their records. */
  private static final Map<String, String> CHECKPOINTS =
      Map.of(
          "projection", "position",
          "conformance-checkpoint", "position",
          "statement-rollups-checkpoint", "position");

  @Option(names = "--data", paramLabel = "FOLDER", description = "A data folder")
  private @Nullable Path data;

  @Option(names = "--from", paramLabel = "FOLDER", description = "Instead: a folder of backups")
  private @Nullable Path from;

  @Option(
      names = "--backup",
      paramLabel = "ID",
      description = "With --from: which one (default: the latest)")
  private @Nullable String id;

  @Option(names = "--deep", description = "With --from: also read it like a data folder")
  private boolean deep;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServeCommand.logFrom(ServerSettings.LogLevel.WARN);
    Path folder = data;
    Path backups = from;
    if ((folder == null) == (backups == null)) {
      throw new SettingsException(List.of("name either --data or --from"));
    }
    return folder == null ? backup(Objects.requireNonNull(backups)) : folder(folder);
  }

  private int folder(Path path) throws InterruptedException {
    try (DataFolder folder = DataFolder.openExisting(path)) {
      return read(
          folder.database(),
          folder.nativeLibrary(),
          AttachmentFolder.reading(folder.attachments()));
    }
  }

  private int backup(Path path) throws IOException, InterruptedException {
    try (BackupFolder folder = BackupFolder.openToRead(path)) {
      StoredBackup backup = folder.get(id);
      VerifyReport report = report();
      List<String> wrong = new ArrayList<>();
      try (CopyBar bar = new CopyBar("Reading")) {
        new BackupCheck(backup, bar).run(wrong::add);
      }
      if (!wrong.isEmpty() || !deep) {
        return report.backup(backup.backup(), wrong);
      }
      try (BackupView view = BackupView.of(backup)) {
        return read(view.database(), view.nativeLibrary(), folder.attachments());
      }
    }
  }

  private int read(Path database, Path nativeLibrary, AttachmentFolder attachments)
      throws InterruptedException {
    VerifyReport report = report();
    try (FolderReading folder = FolderReading.open(database, nativeLibrary, attachments)) {
      Findings findings =
          new Verification(folder, new StatementsAsKept(), CHECKPOINTS, report).run();
      followAudit(folder, findings);
      return report.end(findings);
    } catch (DataFolderException e) {
      Findings findings = new Findings();
      findings.add(Check.FILES, String.valueOf(e.getMessage()));
      return report.end(findings);
    }
  }

  private static void followAudit(FolderReading folder, Findings findings)
      throws InterruptedException {
    AuditTrail trail = new AuditTrail(folder.records(), InstantSource.system());
    try {
      dev.attain.audit.Verification followed = Starting.await(trail.verify(Optional.empty()));
      if (followed instanceof dev.attain.audit.Verification.Broken broken) {
        findings.add(Check.AUDIT_TRAIL, "entry " + broken.number() + ": " + broken.reason());
      }
    } catch (RuntimeException e) {
      findings.add(Check.AUDIT_TRAIL, "could not be read to the end: " + e.getMessage());
    }
  }

  private VerifyReport report() {
    return new VerifyReport(System.err, spec.commandLine().getOut());
  }
}
