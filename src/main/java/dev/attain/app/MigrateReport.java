package dev.attain.app;

import dev.attain.client.ProgressBar;
import dev.attain.storage.MigrationNote.Stage;
import dev.attain.storage.migration.Comparison;
import dev.attain.storage.migration.MigrationListener;
import dev.attain.storage.migration.Tally;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how a migration goes on, and how it ended. */
final class MigrateReport implements MigrationListener {
  private final PrintStream errors;
  private @Nullable ProgressBar bar;
  private @Nullable Work work;
  private @Nullable Stage stage;
  private long items;

  MigrateReport(PrintStream errors) {
    this.errors = errors;
  }

  @Override
  public void progressed(Work nowWork, Stage nowStage, long nowItems) {
    ProgressBar shown = bar;
    if (shown == null || work != nowWork || stage != nowStage) {
      endBar();
      work = nowWork;
      stage = nowStage;
      shown = new ProgressBar(errors, ProgressBar.onTerminal(), label(nowWork), 0, name(nowStage));
      bar = shown;
    }
    items = nowItems;
    shown.show(0, nowItems);
  }

  private void endBar() {
    if (bar != null) {
      bar.finish(0, items);
      bar = null;
    }
  }

  private static String label(Work work) {
    return switch (work) {
      case MOVING -> "Moving";
      case READING_SOURCE -> "Reading back the source";
      case READING_TARGET -> "Reading back the target";
    };
  }

  private static String name(Stage stage) {
    return switch (stage) {
      case CONTENTS -> "attachments";
      case STATEMENTS -> "statements";
      case DOCUMENTS -> "documents";
      case RECORDS -> "records";
    };
  }

  /**
   * Prints counts and digests of both sides.
   *
   * @return the exit code
   */
  int end(Comparison comparison, PrintWriter output) {
    endBar();
    for (Comparison.Line line : comparison.lines()) {
      if (line.isSame()) {
        print(output, name(line.stage()), "both", line.source());
      } else {
        print(output, name(line.stage()), "source", line.source());
        print(output, "", "target", line.target());
      }
    }
    output.println(
        comparison.isSame()
            ? "Source and target hold the same."
            : "Source and target DIFFER. Was one of them in use? Move again, into an empty target.");
    output.flush();
    return comparison.isSame() ? 0 : 1;
  }

  private static void print(PrintWriter output, String name, String side, Tally tally) {
    output.println(
        String.format(Locale.ROOT, "%-11s %-6s %,15d  %s", name, side, tally.count(), tally.hex()));
  }
}
