package dev.attain.benchmark.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** What a recording of the JDK Flight Recorder says, in short. */
public final class FlightSummary {
  private static final int TOP = 25;
  private static final String OURS = "dev.attain.";

  private final Map<String, Long> frames = new HashMap<>();
  private final Map<String, Long> ourFrames = new HashMap<>();
  private final Map<String, Long> allocations = new HashMap<>();
  private final Map<String, Long> classes = new HashMap<>();
  private long peakHeapBytes;
  private long pauseNanos;
  private long collections;

  private FlightSummary() {}

  public static FlightSummary of(Path recording) throws IOException {
    FlightSummary summary = new FlightSummary();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        summary.add(file.readEvent());
      }
    }
    return summary;
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> sampled(event);
      case "jdk.ObjectAllocationSample" -> {
        long weight = event.getLong("weight");
        allocations.merge(site(event.getStackTrace(), OURS), weight, Long::sum);
        classes.merge(event.getClass("objectClass").getName(), weight, Long::sum);
      }
      case "jdk.GCHeapSummary" ->
          peakHeapBytes = Math.max(peakHeapBytes, event.getLong("heapUsed"));
      case "jdk.GarbageCollection" -> {
        pauseNanos += event.getDuration("sumOfPauses").toNanos();
        collections++;
      }
      default -> {
        // Nothing of it is shown.
      }
    }
  }

  private void sampled(RecordedEvent event) {
    frames.merge(site(event.getStackTrace(), ""), 1L, Long::sum);
    ourFrames.merge(site(event.getStackTrace(), OURS), 1L, Long::sum);
  }

  /** The innermost frame whose class has this prefix; else the innermost of all. */
  private static String site(RecordedStackTrace trace, String prefix) {
    if (trace == null || trace.getFrames().isEmpty()) {
      return "(no stack)";
    }
    return trace.getFrames().stream()
        .filter(frame -> frame.getMethod().getType().getName().startsWith(prefix))
        .findFirst()
        .map(FlightSummary::named)
        .orElseGet(() -> "(library) " + named(trace.getFrames().get(0)));
  }

  private static String named(RecordedFrame frame) {
    return frame.getMethod().getType().getName()
        + "."
        + frame.getMethod().getName()
        + ":"
        + frame.getLineNumber();
  }

  /** The most heap in use at a collection; 0 when there was none. */
  public long peakHeapBytes() {
    return peakHeapBytes;
  }

  /** How long collections stopped the program, together. */
  public double pauseMillis() {
    return pauseNanos / 1e6;
  }

  public long collections() {
    return collections;
  }

  /** Lists of the most frequent, with shares. */
  @Override
  public String toString() {
    return String.format(
            Locale.ROOT,
            "peak heap at collections %d MB, %d collections, %.0f ms of pauses%n%n",
            peakHeapBytes >> 20,
            collections,
            pauseMillis())
        + top("CPU, innermost frames (samples of Java code; native code is not seen)", frames)
        + top("CPU, innermost frames of Attain", ourFrames)
        + top("allocation, innermost frames of Attain (by sampled bytes)", allocations)
        + top("allocation, classes (by sampled bytes)", classes);
  }

  private static String top(String title, Map<String, Long> counts) {
    long all = Math.max(1, counts.values().stream().mapToLong(Long::longValue).sum());
    StringBuilder text = new StringBuilder(title).append(System.lineSeparator());
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(TOP)
        .forEach(
            entry ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%5.1f%%  %s%n",
                        100.0 * entry.getValue() / all,
                        entry.getKey())));
    return text.append(System.lineSeparator()).toString();
  }
}
