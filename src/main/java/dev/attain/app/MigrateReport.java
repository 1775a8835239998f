package dev.attain.app;

import dev.attain.storage.MigrationNote.Stage;
import dev.attain.storage.migration.Comparison;
import dev.attain.storage.migration.MigrationListener;
import dev.attain.storage.migration.Tally;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows how a migration goes on, and how it ended. */
final class MigrateReport implements MigrationListener {
  private final StepBar bar;

  MigrateReport(PrintStream errors) {
    this.bar = new StepBar(errors);
  }

  @Override
  public void progressed(Work work, Stage stage, long items) {
    bar.show(label(work), name(stage), items);
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
    bar.end();
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
