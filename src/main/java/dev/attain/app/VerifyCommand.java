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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
      "With --figures figures and rollups are computed anew from the statements, on a copy",
      "that is removed afterwards, and compared with those that are kept.",
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

  /** With these damaged, nobody knows what the log gives. */
  private static final Set<Check> FIRST = EnumSet.of(Check.FILES, Check.STATEMENTS, Check.INDEX);

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

  @Option(
      names = "--figures",
      description = "Also compute figures and rollups anew from the log, and compare")
  private boolean figures;

  @Option(
      names = "--scratch",
      paramLabel = "FOLDER",
      description =
          "With --figures: where to compute, with room for all figures once more (default: the"
              + " folder for temporary files)")
  private @Nullable Path scratch;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServeCommand.logFrom(ServerSettings.LogLevel.WARN);
    Path folder = data;
    Path backups = from;
    if ((folder == null) == (backups == null)) {
      throw new SettingsException(List.of("name either --data or --from"));
    }
    if (figures && backups != null && !deep) {
      throw new SettingsException(List.of("--figures of a backup needs --deep"));
    }
    if (scratch != null && !Files.isDirectory(scratch)) {
      throw new SettingsException(List.of("--scratch " + scratch + " is no folder"));
    }
    return folder == null ? backup(Objects.requireNonNull(backups)) : folder(folder);
  }

  private int folder(Path path) throws IOException, InterruptedException {
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
      throws IOException, InterruptedException {
    VerifyReport report = report();
    try (FolderReading folder = FolderReading.open(database, nativeLibrary, attachments)) {
      Findings findings =
          new Verification(folder, new StatementsAsKept(), CHECKPOINTS, report).run();
      followAudit(folder, findings);
      if (figures) {
        compareFigures(database, findings, report);
      }
      return report.end(findings);
    } catch (DataFolderException e) {
      Findings findings = new Findings();
      findings.add(Check.FILES, String.valueOf(e.getMessage()));
      return report.end(findings);
    }
  }

  private void compareFigures(Path database, Findings findings, VerifyReport report)
      throws IOException, InterruptedException {
    if (findings.byCheck().keySet().stream().anyMatch(FIRST::contains)) {
      report.note("Figures were not compared: what is wrong with the files comes first.");
      return;
    }
    try {
      ProjectionsCheck.run(database, scratch, findings, report);
    } catch (DataFolderException e) {
      findings.add(Check.FIGURES, "could not be compared: " + e.getMessage());
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
