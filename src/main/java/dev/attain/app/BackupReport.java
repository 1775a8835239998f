package dev.attain.app;

import dev.attain.storage.backup.Backup;
import dev.attain.storage.embedded.backup.BackupFolder;
import dev.attain.storage.embedded.backup.StoredBackup;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Says what backups there are. The methods return exit codes. */
final class BackupReport {
  private static final double MIB = 1 << 20;

  private final PrintWriter out;

  BackupReport(PrintWriter out) {
    this.out = out;
  }

  int made(Backup backup) {
    line(backup);
    if (backup.damaged() > 0) {
      return say(
          backup.damaged()
              + " attachments are not what their names say, and are not in the backup: attain"
              + " verify names them",
          1);
    }
    out.flush();
    return 0;
  }

  int list(BackupFolder folder) {
    return list(folder.list().stream().map(StoredBackup::backup).toList());
  }

  int list(List<Backup> backups) {
    backups.forEach(this::line);
    return backups.isEmpty() ? say("there are no backups", 0) : say(backups.size() + " backups", 0);
  }

  int say(String line, int code) {
    out.println(line);
    out.flush();
    return code;
  }

  private void line(Backup backup) {
    out.println(
        String.format(
            Locale.ROOT,
            "%s  %,d files, %,.1f MB, of which %,.1f MB were new",
            backup.id(),
            backup.files(),
            backup.bytes() / MIB,
            backup.copiedBytes() / MIB));
  }
}
