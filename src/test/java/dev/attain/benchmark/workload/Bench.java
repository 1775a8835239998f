package dev.attain.benchmark.workload;

import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.StatementShape;
import dev.attain.benchmark.server.BareServer;
import dev.attain.benchmark.server.FlightRecording;
import dev.attain.benchmark.server.ServerProcess;
import dev.attain.benchmark.workload.Filters.Span;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a workload has at hand: settings, a report, servers, and folders that go when it ends. */
public final class Bench implements AutoCloseable {
  /** Until the compilers have seen most of what follows; a count, for machines differ in speed. */
  private static final int WARM_UP_REQUESTS = 1_000;

  private static final int WARM_UP_CONNECTIONS = 16;
  private static final Duration WARM_UP_AT_MOST = Duration.ofSeconds(20);
  private static final int FILLING_CONNECTIONS = 4;
  private static final int FILLING_BATCH = 50;

  private final Settings settings;
  private final Report report;
  private final String workload;
  private final Path folder;

  public Bench(Settings settings, Report report, String workload) throws IOException {
    this.settings = settings;
    this.report = report;
    this.workload = workload;
    Files.createDirectories(settings.output());
    this.folder = Files.createTempDirectory(settings.output(), "data-");
  }

  public Settings settings() {
    return settings;
  }

  public Report report() {
    return report;
  }

  /** A new folder below that of this workload, or the one that was there by this name. */
  public Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** The folder that the settings want kept, or else a new one of this name. */
  public Path keptFolder(String name) throws IOException {
    Path kept = settings.data();
    return kept == null ? folder(name) : Files.createDirectories(kept);
  }

  public BenchmarkStatements statements() {
    return statements(StatementShape.USUAL);
  }

  public BenchmarkStatements statements(StatementShape shape) {
    return new BenchmarkStatements(settings.seed(), settings.inOrder(), shape);
  }

  /**
   * Starts Attain.
   *
   * @param name of its data folder and its profile
   */
  public Served serve(String name) throws IOException, InterruptedException {
    return serve(name, recording(name));
  }

  /** Starts Attain as operators do, without a recorder. */
  Served serveUnprofiled(String name) throws IOException, InterruptedException {
    return serve(name, FlightRecording.none());
  }

  /** A server on a store of {@code --size} statements, and when these were stored. */
  record Filled(Served server, Span span) {}

  /** Starts Attain on a filled store: the one that is kept, or else a new one. */
  Filled serveFilled(BenchmarkStatements statements) throws IOException, InterruptedException {
    Path kept = settings.data();
    if (kept == null) {
      Served server = serve("server");
      return new Filled(server, fill(server, statements));
    }
    Span span = KeptStore.fill(keptFolder("server"), statements, settings.size());
    Served server = serve(kept, recording("server"));
    // Projection and rollups read on, where the engine alone has stored.
    server.settle();
    return new Filled(server, span);
  }

  private Served serve(String name, FlightRecording recording)
      throws IOException, InterruptedException {
    return serve(folder(name), recording);
  }

  private Served serve(Path data, FlightRecording recording)
      throws IOException, InterruptedException {
    return new Served(
        ServerProcess.attain(
            settings.jar(), data, options(recording), settings.store().options(data)),
        recording,
        report);
  }

  /** Starts what Attain is compared with. */
  Served serve(BareServer.Kind kind) throws IOException, InterruptedException {
    String name = "bare-" + kind.name().toLowerCase(Locale.ROOT);
    FlightRecording recording = recording(name);
    return new Served(
        ServerProcess.bare(kind, folder(name), options(recording)), recording, report);
  }

  /** Where a profile of this workload goes. */
  public FlightRecording recording(String name) throws IOException {
    return FlightRecording.at(
        settings.output().resolve("profiles").resolve(workload), name, settings.profiled());
  }

  private List<String> options(FlightRecording recording) {
    List<String> options = new ArrayList<>(List.of("-Xmx" + settings.heap()));
    options.addAll(recording.jvmOptions());
    return options;
  }

  /** Lets a server run in, and comes back when it is at rest. */
  void warmUp(Served server, BenchmarkStatements statements, int batch) {
    boolean timed = !settings.warmUp().isZero();
    server.closedLoop(
        WARM_UP_CONNECTIONS,
        connection -> Scripts.ingest(statements, batch),
        timed ? settings.warmUp() : WARM_UP_AT_MOST,
        timed ? Long.MAX_VALUE : (long) WARM_UP_REQUESTS * batch);
    server.settle();
  }

  /**
   * Stores statements until there are as many as the settings say, and waits until what follows
   * them rests.
   *
   * @return when they were stored
   */
  Span fill(Served server, BenchmarkStatements statements) {
    Instant first = InstantSource.system().instant();
    server.closedLoop(
        FILLING_CONNECTIONS,
        connection -> Scripts.ingest(statements, FILLING_BATCH),
        Duration.ofDays(1),
        settings.size() - statements.made());
    server.settle();
    return new Span(first, InstantSource.system().instant());
  }

  /** Removes all but what servers have said, which may be needed to understand a figure. */
  @Override
  public void close() throws IOException {
    Path logs = Files.createDirectories(settings.output().resolve("logs").resolve(workload));
    try (DirectoryStream<Path> said = Files.newDirectoryStream(folder, "*.log")) {
      for (Path log : said) {
        Files.move(log, logs.resolve(log.getFileName()));
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
