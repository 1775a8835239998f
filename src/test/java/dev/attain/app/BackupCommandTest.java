package dev.attain.app;

import static dev.attain.app.CommandRuns.online;
import static dev.attain.app.CommandRuns.run;
import static dev.attain.app.CommandRuns.simulate;
import static dev.attain.app.CommandRuns.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.app.CommandRuns.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole servers, before a backup and after it was restored. */
class BackupCommandTest {
  @TempDir private Path folder;

  @Test
  void aRunningServerIsBackedUpVerifiedAndRestoredWithItsFigures() throws Exception {
    Path data = folder.resolve("data");
    Path backups = folder.resolve("backups");
    Attain server = start(data, Map.of("backup-folder", backups.toString(), "backup-keep", "2"));
    MigrateCommandTest.Told told;
    try {
      simulate(server, "4");
      told = MigrateCommandTest.told(server);
      Answer made = online(server, "backup");
      assertThat(made.err()).isEmpty();
      assertThat(made.code()).isZero();
      assertThat(made.out()).containsPattern("\\d{8}T\\d{9}Z {2}\\d+ files");
      assertThat(online(server, "backup", "--list").out()).contains("1 backups");
      simulate(server, "8");
      assertThat(online(server, "backup").code()).isZero();
      complains(online(server, "backup", "--cancel"), "No backup is being made");
      complains(run("backup", "--data", data.toString(), "--to", backups.toString()), "in use");
      complains(run("verify", "--data", data.toString()), "in use");
    } finally {
      server.stop();
    }
    Answer listed = run("restore", "--list", "--from", backups.toString());
    List<String> ids = listed.out().lines().map(line -> line.split(" ")[0]).toList();

    whole(run("verify", "--data", data.toString()), "All of it is whole");
    whole(run("verify", "--from", backups.toString(), "--backup", ids.get(1)), "is whole");
    whole(run("verify", "--from", backups.toString(), "--deep"), "All of it is whole");
    Path restored = folder.resolve("restored");
    Answer answer =
        run(
            "restore",
            "--from",
            backups.toString(),
            "--backup",
            ids.get(1),
            "--to",
            restored.toString());
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    complains(
        run("restore", "--from", backups.toString(), "--to", restored.toString()), "not empty");
    whole(run("verify", "--data", restored.toString()), "All of it is whole");
    Attain again = start(restored, Map.of());
    try {
      assertThat(MigrateCommandTest.told(again)).isEqualTo(told);
      complains(online(again, "backup"), "backup-folder");
    } finally {
      again.stop();
    }
  }

  @Test
  void aFolderAtRestIsBackedUpAndItsDamageIsNamedWithWhatToDo() throws Exception {
    Path data = folder.resolve("data");
    Path backups = folder.resolve("backups");
    Attain server = start(data, Map.of());
    simulate(server, "2");
    server.stop();
    assertThat(run("backup", "--data", data.toString(), "--to", backups.toString()).code())
        .isZero();
    assertThat(run("backup", "--list", "--to", backups.toString()).out()).contains("1 backups");

    Path victim = largest(data.resolve("database"));
    byte[] bytes = Files.readAllBytes(victim);
    Arrays.fill(bytes, bytes.length / 3, bytes.length / 3 + 100, (byte) 7);
    Files.write(victim, bytes);
    Answer damaged = run("verify", "--data", data.toString());
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.out())
        .contains("WRONG")
        .contains(victim.getFileName().toString())
        .contains("-> Restore a backup");
    whole(run("verify", "--from", backups.toString(), "--deep"), "All of it is whole");
  }

  @Test
  void whatIsNotPossibleIsSaidOnOneLine() {
    complains(run("backup", "--data", "mongodb://db/", "--to", "b"), "mongodump");
    complains(run("backup", "--data", folder.resolve("none").toString(), "--to", "b"), "none");
    complains(run("backup", "--to", "b"), "backup-folder: leave --to out");
    complains(run("backup", "--data", folder.toString()), "needs --to");
    complains(run("backup", "--data", "d", "--to", "b", "--keep", "0"), "--keep");
    complains(run("restore", "--from", folder.toString(), "--to", "b"), "no backups");
    complains(run("verify"), "either --data or --from");
    assertThat(Path.of("b")).doesNotExist();
  }

  private static Path largest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(log|sst)"))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private static void whole(Answer answer, String said) {
    assertThat(answer.out()).contains(said);
    assertThat(answer.code()).isZero();
  }

  private static void complains(Answer answer, String part) {
    assertThat(answer.err().strip()).startsWith("attain: ").contains(part).hasLineCount(1);
    assertThat(answer.code()).isEqualTo(2);
  }
}
