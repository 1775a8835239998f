package dev.attain.benchmark.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds at one time, from the kernel; -1 where it does not tell.
 *
 * @param files open files and connections
 */
public record ProcessSample(int threads, int files) {
  static ProcessSample of(ProcessHandle process) {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    return new ProcessSample(entries(proc.resolve("task")), entries(proc.resolve("fd")));
  }

  private static int entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.count();
    } catch (IOException e) {
      return -1;
    }
  }
}
