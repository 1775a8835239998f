package dev.attain.benchmark.workload;

import dev.attain.benchmark.result.Figure;
import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.server.Usage;
import dev.attain.benchmark.workload.Filters.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The same figures at a hundredth, a tenth, and all of a size, and what each factor of ten costs. A
 * cost that grows with the logarithm of the size has slopes near 1; one that grows with the size
 * itself has slopes of 10.
 */
public record Growth() implements Workload {
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 50;
  private static final long LEAST = 1_000;
  private static final int STEP = 10;
  private static final int SIZES = 3;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String purpose() {
    return "ingest, queries, start, disk, memory at a hundredth, a tenth and all of --size";
  }

  /** From the least to the whole; fewer than three for small sizes. */
  static List<Long> sizes(long size) {
    List<Long> sizes = new ArrayList<>();
    for (long at = size; at >= LEAST && sizes.size() < SIZES; at /= STEP) {
      sizes.add(0, at);
    }
    return sizes;
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    List<Long> sizes = sizes(bench.settings().size());
    Instant first = InstantSource.system().instant();
    for (long size : sizes) {
      grow(bench, statements, size, first);
      for (int round = 0; round < bench.settings().rounds(); round++) {
        Starts.start(bench, "data", label(size) + "start, ");
      }
    }
    slopes(bench.report(), sizes);
  }

  private static String label(long size) {
    return String.format(Locale.ROOT, "%,d: ", size);
  }

  private static void grow(Bench bench, BenchmarkStatements statements, long size, Instant first)
      throws Exception {
    String label = label(size);
    Served server = bench.serve("data");
    try (server) {
      Measured.settled(
              server,
              () ->
                  server.closedLoop(
                      CONNECTIONS,
                      connection -> Scripts.ingest(statements, BATCH),
                      java.time.Duration.ofDays(1),
                      size - statements.made()))
          .report(bench.report(), label + "ingest, ", "statements");
      Usage usage = server.usage();
      bench.report().lower(label + "disk", "bytes each", (double) usage.diskBytes() / size);
      bench.report().lower(label + "resident memory", "MB", usage.residentBytes() / 1048576.0);
      Span span = new Span(first, InstantSource.system().instant());
      Queries.telling().measure(bench, server, statements, span, label);
      server.end(label);
    }
  }

  /** Each figure at a size, divided by the same at the size before. */
  private static void slopes(Report report, List<Long> sizes) {
    List<Figure> figures =
        report.figures().stream().filter(figure -> figure.workload().equals("growth")).toList();
    for (int i = 1; i < sizes.size(); i++) {
      String before = label(sizes.get(i - 1));
      String after = label(sizes.get(i));
      for (Figure later : figures) {
        if (later.name().startsWith(after)) {
          String name = later.name().substring(after.length());
          figures.stream()
              .filter(figure -> figure.name().equals(before + name) && figure.value() > 0)
              .findFirst()
              .ifPresent(
                  earlier ->
                      report.add(
                          "slope " + before + "to " + after + name,
                          "",
                          later.better(),
                          later.value() / earlier.value()));
        }
      }
    }
  }
}
