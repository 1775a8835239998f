package dev.attain.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where backups of the data folder go that the API is asked for.
 *
 * @param keep how many there are to be, at most
 */
public record BackupSettings(Path folder, int keep) {
  public static final Setting<String> FOLDER =
      Setting.text(
          "backup-folder",
          "",
          "a path",
          "Folder for backups of the data folder, best on another disk; none are made when empty");
  public static final Setting<Integer> KEEP =
      Setting.whole("backup-keep", 7, 1, 1_000, "Backups to keep; older ones are removed");

  public BackupSettings {
    Objects.requireNonNull(folder);
  }

  /** Empty when there is no folder for them. */
  static Optional<BackupSettings> of(SettingValues values) {
    String folder = values.get(FOLDER);
    return folder.isBlank()
        ? Optional.empty()
        : Optional.of(new BackupSettings(Path.of(folder), values.get(KEEP)));
  }
}
