package dev.attain.http.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attain.access.NewCredential;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scripts of {@code conformance-tests/clients}, with the libraries that their lock file names.
 */
final class NodeClients {
  private static final Path SCRIPTS = Path.of("conformance-tests", "clients");
  private static final Path INSTALLED = Path.of("target", "clients");

  /** What npm says of a Node too old, and of no registry, or a proxy that refuses in its place. */
  private static final Pattern NOT_HERE =
      Pattern.compile(
          "code (EBADENGINE|ENOTFOUND|EAI_AGAIN|ECONN\\w+|\\w*TIMEDOUT|\\w*TIMEOUT"
              + "|ENETUNREACH|E[45]\\d\\d)\\b");

  private static final int INSTALL_SECONDS = 120;
  private static final int RUN_SECONDS = 30;

  private NodeClients() {}

  private record Outcome(int code, String output) {}

  /** Aborts the test, by name, where there is no Node 18 or newer, no npm or no registry. */
  static NodeClients install() throws IOException {
    assumeTrue(onPath("node") && onPath("npm"), "skipped: there is no node, or no npm");
    Files.createDirectories(INSTALLED);
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = INSTALLED.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Outcome outcome =
        run(
            List.of(
                "npm",
                "ci",
                "--ignore-scripts",
                "--engine-strict",
                "--prefer-offline",
                "--no-audit",
                "--no-fund",
                "--fetch-retries=0",
                "--fetch-timeout=20000"),
            Map.of(),
            INSTALL_SECONDS);
    if (outcome.code() != 0 && NOT_HERE.matcher(outcome.output()).find()) {
      abort("skipped: npm cannot install the libraries here: " + outcome.output());
    }
    assertThat(outcome.code()).as(outcome.output()).isZero();
    return new NodeClients();
  }

  /** Fails with what the script printed unless it ends well. */
  void run(String script, int port, NewCredential credential) throws IOException {
    Map<String, String> environment =
        Map.of(
            "LRS_ENDPOINT",
            "http://127.0.0.1:" + port + "/xapi/",
            "LRS_KEY",
            credential.key(),
            "LRS_SECRET",
            credential.secret(),
            "NO_PROXY",
            "127.0.0.1",
            "no_proxy",
            "127.0.0.1");
    Outcome outcome = run(List.of("node", script), environment, RUN_SECONDS);
    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  private static boolean onPath(String program) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Outcome run(List<String> command, Map<String, String> environment, int seconds)
      throws IOException {
    Path output = INSTALLED.resolve(command.get(1) + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      String text = Files.readString(output);
      assertThat(ended).as("%s ends within %d s: %s", command, seconds, text).isTrue();
      return new Outcome(process.exitValue(), text);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
