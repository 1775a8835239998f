package dev.attain.conformance.adl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints the counts of runs of the ADL suite and the titles of what failed in them. */
public final class AdlSummary {
  private static final String USAGE =
      "LOG… | --suite DIR --endpoint URL --key KEY --secret SECRET [--versions 1.0.3,2.0.0]";

  private AdlSummary() {}

  /**
   * Reads logs, or runs the suite for each version and reads what it leaves. Fails unless all tests
   * of all runs passed.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException(USAGE);
    }
    boolean whole = true;
    for (Path file : arguments[0].equals("--suite") ? runs(arguments) : paths(arguments)) {
      AdlLog log = AdlLog.read(file);
      System.out.print(log.text());
      whole &= log.isWhole();
    }
    if (!whole) {
      throw new IllegalStateException("not every test passed");
    }
  }

  private static List<Path> paths(String[] files) {
    List<Path> paths = new ArrayList<>();
    for (String file : files) {
      paths.add(Path.of(file));
    }
    return paths;
  }

  private static List<Path> runs(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> options = new HashMap<>(Map.of("--versions", "1.0.3,2.0.0"));
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    AdlSuite suite =
        new AdlSuite(
            Path.of(option(options, "--suite")),
            option(options, "--endpoint"),
            option(options, "--key"),
            option(options, "--secret"));
    List<Path> logs = new ArrayList<>();
    for (String version : option(options, "--versions").split(",")) {
      logs.add(suite.run(version.strip()));
    }
    return logs;
  }

  private static String option(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing; usage: " + USAGE);
    }
    return value;
  }
}
