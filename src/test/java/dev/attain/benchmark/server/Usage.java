package dev.attain.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process has used by now.
 *
 * @param cpu user and system time
 * @param residentBytes memory, from the kernel; -1 where it does not tell
 * @param peakResidentBytes the most it had; -1 where the kernel does not tell
 * @param diskBytes of its data folder
 * @param machineCpu of all processes of the machine; zero where the kernel does not tell
 */
public record Usage(
    Duration cpu, long residentBytes, long peakResidentBytes, long diskBytes, Duration machineCpu) {
  /** The kernel's unit for users, on every Linux. */
  private static final long TICK_MILLIS = 10;

  /** In the first line of /proc/stat, which counts from 0 and starts with a name. */
  private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7);

  static Usage of(ProcessHandle process, Path data) {
    List<String> status = lines(Path.of("/proc", Long.toString(process.pid()), "status"));
    return new Usage(
        process.info().totalCpuDuration().orElse(Duration.ZERO),
        kilobytes(status, "VmRSS:"),
        kilobytes(status, "VmHWM:"),
        size(data),
        machine());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static long kilobytes(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(-1L);
  }

  private static Duration machine() {
    return lines(Path.of("/proc/stat")).stream()
        .findFirst()
        .map(
            line -> {
              String[] fields = line.split(" +", -1);
              long ticks = BUSY.stream().mapToLong(i -> Long.parseLong(fields[i])).sum();
              return Duration.ofMillis(ticks * TICK_MILLIS);
            })
        .orElse(Duration.ZERO);
  }

  /** Files may go while they are counted. */
  static long size(Path folder) {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(Usage::sizeOfFile).sum();
    } catch (UncheckedIOException e) {
      return size(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sizeOfFile(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
