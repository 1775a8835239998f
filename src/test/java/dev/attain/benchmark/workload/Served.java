package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Answer;
import dev.attain.benchmark.load.ArrivalSchedule;
import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.ClosedLoop;
import dev.attain.benchmark.load.LoadClient;
import dev.attain.benchmark.load.LoadResult;
import dev.attain.benchmark.load.OpenLoop;
import dev.attain.benchmark.load.Script;
import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.server.FlightRecording;
import dev.attain.benchmark.server.FlightSummary;
import dev.attain.benchmark.server.ProcessSample;
import dev.attain.benchmark.server.ServerProcess;
import dev.attain.benchmark.server.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/** A running server under load. */
public final class Served implements AutoCloseable {
  /** A server that uses less than this share of a processor does nothing but wait. */
  private static final double AT_REST = 0.08;

  private static final Duration LOOK = Duration.ofMillis(400);

  /** What the server does by itself takes breaks, during which it is not at rest. */
  private static final int LOOKS_AT_REST = 5;

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int OPEN_CONNECTIONS = 64;

  private final ServerProcess process;
  private final FlightRecording recording;
  private final Report report;

  Served(ServerProcess process, FlightRecording recording, Report report) {
    this.process = process;
    this.recording = recording;
    this.report = report;
  }

  double millisToFirst200() {
    return process.millisToFirst200();
  }

  Usage usage() {
    return process.usage();
  }

  ProcessSample sample() {
    return process.sample();
  }

  int port() {
    return process.port();
  }

  /** Octets of the heap that are in use when all garbage is collected. */
  double liveHeap() throws IOException, InterruptedException {
    process.collectGarbage();
    try (LoadClient client = client(1)) {
      return new ServerMetrics(client).sum("jvm_memory_used_bytes", "area=\"heap\"");
    }
  }

  LoadClient client(int connections) {
    return new LoadClient(process.port(), ServerProcess.authorization(), connections);
  }

  /** Sends and waits. */
  Answer ask(Call call) {
    try (LoadClient client = client(1)) {
      return client.ask(call);
    }
  }

  LoadResult closedLoop(
      int connections, IntFunction<Script> scripts, Duration duration, long limit) {
    try (LoadClient client = client(connections)) {
      return ClosedLoop.run(client, connections, scripts, duration, limit);
    }
  }

  LoadResult openLoop(Script script, double callsPerSecond, Duration duration) {
    try (LoadClient client = client(OPEN_CONNECTIONS)) {
      return OpenLoop.run(client, script, new ArrivalSchedule(callsPerSecond), duration);
    }
  }

  /** More than it can do: what finds neither a connection nor room to wait for one is not sent. */
  LoadResult storm(int connections, Script script, double callsPerSecond, Duration duration) {
    try (LoadClient client = client(connections)) {
      return OpenLoop.run(
          client, script, new ArrivalSchedule(callsPerSecond), duration, 2 * connections);
    }
  }

  /** Waits until what the server does by itself, such as projecting, has come to its end. */
  void settle() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    double share;
    int atRest = 0;
    do {
      Duration before = process.usage().cpu();
      long start = System.nanoTime();
      pause();
      share = (double) process.usage().cpu().minus(before).toNanos() / (System.nanoTime() - start);
      atRest = share > AT_REST ? 0 : atRest + 1;
    } while (atRest < LOOKS_AT_REST && System.nanoTime() < deadline);
    if (atRest < LOOKS_AT_REST) {
      report.note("the server has not come to rest in " + PATIENCE.toMinutes() + " minutes");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops it, and reports memory as a whole run has needed it. */
  void end(String label) throws IOException, InterruptedException {
    double megabyte = 1 << 20;
    double peak = usage().peakResidentBytes() / megabyte;
    close();
    report.lower(label + "peak resident memory", "MB", peak);
    Optional<FlightSummary> found = recording.summarize();
    if (found.isPresent()) {
      FlightSummary summary = found.get();
      report.lower(label + "peak heap", "MB", summary.peakHeapBytes() / megabyte);
      report.lower(label + "pauses of collections", "ms", summary.pauseMillis());
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
