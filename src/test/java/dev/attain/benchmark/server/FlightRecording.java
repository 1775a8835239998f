package dev.attain.benchmark.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A recording that a Java program makes of itself, until it ends.
 *
 * @param file where it goes
 * @param wanted whether it is made at all
 */
public record FlightRecording(Path file, boolean wanted) {

  /** One in a folder, which is made. */
  public static FlightRecording at(Path folder, String name, boolean wanted) throws IOException {
    if (wanted) {
      Files.createDirectories(folder);
    }
    return new FlightRecording(folder.resolve(name + ".jfr").toAbsolutePath(), wanted);
  }

  /** None at all. */
  public static FlightRecording none() {
    return new FlightRecording(Path.of(""), false);
  }

  /** The options that a JVM needs for it. */
  public List<String> jvmOptions() {
    return wanted
        ? List.of(
            "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file,
            "-Xlog:jfr*=error")
        : List.of();
  }

  /** What it says, once the program has ended; written beside it as text too. */
  public Optional<FlightSummary> summarize() throws IOException {
    if (!wanted || !Files.exists(file)) {
      return Optional.empty();
    }
    FlightSummary summary = FlightSummary.of(file);
    Files.writeString(Path.of(file.toString().replaceAll("\\.jfr$", ".txt")), summary.toString());
    return Optional.of(summary);
  }
}
