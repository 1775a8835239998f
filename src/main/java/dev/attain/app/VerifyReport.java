package dev.attain.app;

import dev.attain.storage.backup.Backup;
import dev.attain.storage.embedded.verification.Check;
import dev.attain.storage.embedded.verification.Findings;
import dev.attain.storage.embedded.verification.VerificationListener;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Shows how a verification goes on, and what it found. The methods return exit codes. */
final class VerifyReport implements VerificationListener {
  private final StepBar bar;
  private final PrintWriter out;

  VerifyReport(PrintStream errors, PrintWriter out) {
    this.bar = new StepBar(errors);
    this.out = out;
  }

  @Override
  public void progressed(Check check, long items) {
    bar.show("Reading", check.label(), items);
  }

  /** Says something that is good to know, and nothing wrong. */
  void note(String line) {
    bar.end();
    out.println(line);
  }

  int end(Findings findings) {
    bar.end();
    findings
        .byCheck()
        .forEach(
            (check, found) -> {
              out.println(
                  String.format(Locale.ROOT, "WRONG  %s: %,d", check.label(), found.count()));
              found.told().forEach(line -> out.println("  " + line));
              if (found.count() > found.told().size()) {
                out.println("  and " + (found.count() - found.told().size()) + " more");
              }
              out.println("  -> " + check.remedy());
            });
    if (findings.isEmpty()) {
      out.println("All of it is whole.");
    }
    out.flush();
    return findings.isEmpty() ? 0 : 1;
  }

  /**
   * @param wrong what is wrong with the files of a backup
   */
  int backup(Backup backup, List<String> wrong) {
    if (wrong.isEmpty()) {
      out.println("Backup " + backup.id() + " is whole.");
    } else {
      out.println(
          String.format(Locale.ROOT, "WRONG  backup %s: %,d files", backup.id(), wrong.size()));
      wrong.stream().limit(Findings.MOST_TOLD).forEach(line -> out.println("  " + line));
      out.println("  -> Use another backup, and make a new one into an empty folder.");
    }
    out.flush();
    return wrong.isEmpty() ? 0 : 1;
  }
}
