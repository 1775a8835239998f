package dev.attain.benchmark;

import dev.attain.benchmark.inside.Inside;
import dev.attain.benchmark.result.Environment;
import dev.attain.benchmark.result.FigureTable;
import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.result.Results;
import dev.attain.benchmark.server.BenchmarkStore;
import dev.attain.benchmark.server.FlightRecording;
import dev.attain.benchmark.workload.Bench;
import dev.attain.benchmark.workload.Settings;
import dev.attain.benchmark.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes workloads, prints a table, and keeps the results and profiles in a folder. */
@Command(
    name = "run",
    description = "Takes workloads by name, those of a short run without names; or `all`.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Parameters(arity = "0..*", paramLabel = "WORKLOAD", description = "See `list`")
  private List<String> names = List.of();

  @Option(names = "--size", paramLabel = "N", description = "Statements stored before queries")
  private long size = 50_000;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Keep the store of --size there for workloads that only read; made if absent")
  private @Nullable Path data;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Seconds of load before figures count; 0: 1,000 requests")
  private int warmUpSeconds;

  @Option(names = "--seconds", paramLabel = "N", description = "Length of a round of load")
  private int seconds = 4;

  @Option(names = "--rounds", paramLabel = "N", description = "How often each is repeated")
  private int rounds = 3;

  @Option(names = "--times-anywhere", description = "Statements not in the order of their times")
  private boolean timesAnywhere;

  @Option(names = "--seed", paramLabel = "N", description = "Of the statements and queries")
  private long seed = 20_261_122;

  @Option(names = "--heap", paramLabel = "SIZE", description = "-Xmx of the servers")
  private String heap = "1g";

  @Option(names = "--no-profile", description = "Without the Flight Recorder")
  private boolean unprofiled;

  @Option(names = "--minutes", paramLabel = "N", description = "Length of the soak")
  private int minutes = 30;

  @Option(names = "--share", paramLabel = "0..1", description = "Of the best rate, in the soak")
  private double share = 0.8;

  @Option(names = "--people", paramLabel = "N", description = "Of dashboards and explanations")
  private int people = 10_000;

  @Option(names = "--competencies", paramLabel = "N", description = "Of each of those people")
  private int competencies = 50;

  @Option(
      names = "--mongodb",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "URI",
      description = "Store in MongoDB; without URI on a stand-in, whose figures say nothing of it")
  private @Nullable String mongoDb;

  @Option(names = "--jar", paramLabel = "FILE", description = "The program")
  private Path jar = Path.of("target/attain.jar");

  @Option(names = "--output", paramLabel = "FOLDER", description = "Where results go")
  private Path output = Path.of("target/benchmark");

  @Override
  public Integer call() throws Exception {
    List<Workload> workloads =
        names.isEmpty()
            ? Workloads.ofAShortRun()
            : names.equals(List.of("all")) ? Workloads.all() : Workloads.named(names);
    Instant now = InstantSource.system().instant();
    Path folder = Files.createDirectories(output.resolve(FOLDER.format(now)));
    Settings settings = settings(folder);
    Environment environment = Environment.here(now, settings.toString());
    System.out.printf(
        "%s of %s, %s, %d processors, load %.1f%n%s%n",
        environment.commit(),
        now,
        environment.java(),
        environment.processors(),
        environment.load(),
        settings);
    Report report = new Report(System.out);
    Path file = folder.resolve("results.json");
    for (Workload workload : workloads) {
      report.begin(workload.name());
      try (Bench bench = new Bench(settings, report, workload.name())) {
        run(workload, bench);
      }
      // After each, so that a run that is broken off has given something.
      new Results(environment, report.figures()).write(file);
    }
    System.out.println();
    System.out.print(FigureTable.of(report.figures()));
    System.out.println("results: " + file + (unprofiled ? "" : ", profiles beside it"));
    return 0;
  }

  private Settings settings(Path folder) {
    return new Settings(
        jar,
        folder,
        data,
        size,
        Duration.ofSeconds(warmUpSeconds),
        Duration.ofSeconds(seconds),
        rounds,
        !timesAnywhere,
        seed,
        heap,
        !unprofiled,
        mongoDb == null ? BenchmarkStore.embedded() : BenchmarkStore.mongoDb(mongoDb),
        people,
        competencies,
        Duration.ofMinutes(minutes),
        share);
  }

  /** What runs within this process is recorded here; servers record themselves. */
  private static void run(Workload workload, Bench bench) throws Exception {
    FlightRecording kept = bench.recording("this-process");
    if (!(workload instanceof Inside) || !kept.wanted()) {
      workload.run(bench);
      return;
    }
    try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      recording.start();
      workload.run(bench);
      recording.dump(kept.file());
    }
    kept.summarize();
  }
}
