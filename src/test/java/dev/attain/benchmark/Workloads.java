package dev.attain.benchmark;

import dev.attain.benchmark.inside.Analysts;
import dev.attain.benchmark.inside.Dashboards;
import dev.attain.benchmark.inside.DocumentSizes;
import dev.attain.benchmark.inside.EngineFilters;
import dev.attain.benchmark.inside.EngineQueries;
import dev.attain.benchmark.inside.Explanations;
import dev.attain.benchmark.inside.Projection;
import dev.attain.benchmark.inside.RollupUpkeep;
import dev.attain.benchmark.workload.Documents;
import dev.attain.benchmark.workload.Growth;
import dev.attain.benchmark.workload.Ingest;
import dev.attain.benchmark.workload.Lag;
import dev.attain.benchmark.workload.Mixed;
import dev.attain.benchmark.workload.More;
import dev.attain.benchmark.workload.Overload;
import dev.attain.benchmark.workload.Queries;
import dev.attain.benchmark.workload.Ratios;
import dev.attain.benchmark.workload.Soak;
import dev.attain.benchmark.workload.Starts;
import dev.attain.benchmark.workload.Trax;
import dev.attain.benchmark.workload.Workload;
import java.util.List;

/** All workloads by name, and those of a short run. */
final class Workloads {
  private static final List<Workload> ALL =
      List.of(
          new Starts(),
          new Ingest(
              "ingest-batch", "statements of 1.1 KB in batches of 50", 50, List.of(1, 4, 16)),
          new Ingest("ingest-single", "one statement in each request", 1, List.of(16, 64)),
          new Ratios(),
          Queries.telling(),
          Queries.all(),
          new More(),
          new Trax(),
          new Documents(),
          new Mixed(),
          new Soak(),
          new Overload(),
          new Lag(),
          new Growth(),
          new EngineQueries(),
          new EngineFilters(),
          new Projection(),
          new RollupUpkeep(),
          new Analysts(),
          new Dashboards(),
          new Explanations(),
          new DocumentSizes(),
          new JmhParts());

  private static final List<String> SHORT = List.of("start", "ingest-batch", "ratios", "queries");

  private Workloads() {}

  static List<Workload> all() {
    return ALL;
  }

  static List<Workload> ofAShortRun() {
    return named(SHORT);
  }

  /**
   * @throws IllegalArgumentException when there is none of a name
   */
  static List<Workload> named(List<String> names) {
    return names.stream().map(Workloads::named).toList();
  }

  private static Workload named(String name) {
    return ALL.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no workload " + name + "; `list` shows what there is"));
  }
}
