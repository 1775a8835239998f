package dev.attain.benchmark.result;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * Where and when figures were measured.
 *
 * @param commit of the sources, with {@code +} when they were changed since; "unknown" without Git
 * @param load the machine's load average when the run began; below 0 where it is not told
 * @param settings of the run, as one line
 */
public record Environment(
    Instant at,
    String commit,
    String java,
    String system,
    int processors,
    double load,
    String settings) {
  public Environment {
    Objects.requireNonNull(at);
    Objects.requireNonNull(commit);
    Objects.requireNonNull(java);
    Objects.requireNonNull(system);
    Objects.requireNonNull(settings);
  }

  /** This machine. */
  public static Environment here(Instant now, String settings) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    String changes = git("status", "--porcelain", "--untracked-files=no");
    return new Environment(
        now,
        git("rev-parse", "--short=12", "HEAD") + (changes.isEmpty() ? "" : "+"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        system.getName() + " " + system.getArch(),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        settings);
  }

  /** The first line that Git says; "unknown" when it can't. */
  private static String git(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("").toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        String line = output.readLine();
        while (output.readLine() != null) {
          // Read to the end, so that it can write to the end.
        }
        return process.waitFor() == 0 ? Objects.requireNonNullElse(line, "") : "unknown";
      }
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
