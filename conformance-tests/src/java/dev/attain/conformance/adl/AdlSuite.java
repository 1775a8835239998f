package dev.attain.conformance.adl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An installed ADL suite, run by the Node.js on the path.
 *
 * @param folder the suite's, with its modules installed
 */
record AdlSuite(Path folder, String endpoint, String key, String secret) {

  /** Runs the tests of a version; returns the log that the run left. */
  Path run(String version) throws IOException, InterruptedException {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    Set<Path> before = files(logs);
    Process process =
        new ProcessBuilder(
                List.of(
                    "node",
                    "bin/console_runner.js",
                    "-x",
                    version,
                    "-e",
                    endpoint,
                    "-a",
                    "-u",
                    key,
                    "-p",
                    secret))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int status = process.waitFor();
    Set<Path> after = files(logs);
    after.removeAll(before);
    // The status is the number of failed tests, so that only the log can tell.
    return after.stream()
        .findFirst()
        .orElseThrow(
            () -> new IOException("the suite ended with status " + status + " and left no log"));
  }

  private static Set<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(Collectors.toSet());
    }
  }
}
