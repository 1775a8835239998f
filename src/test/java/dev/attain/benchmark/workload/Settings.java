package dev.attain.benchmark.workload;

import dev.attain.benchmark.server.BenchmarkStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much is measured, and on what.
 *
 * @param jar of the program
 * @param output where profiles and data go
 * @param data a data folder that is kept, for the workloads that only read; null means a new one
 *     for each
 * @param size statements that are stored before queries; at least 1,000
 * @param warmUp how long servers that take statements are loaded before figures count; zero means
 *     1,000 requests
 * @param round how long a round of load lasts
 * @param rounds how often it is repeated; the table shows the median and between what they lie
 * @param inOrder whether statements come in the order of their times, as they mostly do
 * @param heap of the servers, such as {@code 512m}
 * @param people of the cohort that dashboards are asked about
 * @param competencies of each of them
 * @param soak how long load lasts that is to show leaks
 * @param share of the best rate, 0..1, that it has
 * @param profiled whether the Flight Recorder runs in them
 */
public record Settings(
    Path jar,
    Path output,
    @Nullable Path data,
    long size,
    Duration warmUp,
    Duration round,
    int rounds,
    boolean inOrder,
    long seed,
    String heap,
    boolean profiled,
    BenchmarkStore store,
    int people,
    int competencies,
    Duration soak,
    double share) {
  private static final long LEAST_SIZE = 1_000;

  public Settings {
    Objects.requireNonNull(jar);
    Objects.requireNonNull(output);
    Objects.requireNonNull(heap);
    Objects.requireNonNull(store);
    if (size < LEAST_SIZE || rounds < 1 || round.isNegative() || round.isZero()) {
      throw new IllegalArgumentException(
          "at least %d statements, one round, some time".formatted(LEAST_SIZE));
    }
    if (data != null && !store.hasFolder()) {
      throw new IllegalArgumentException("--data is for the embedded engine, not for MongoDB");
    }
  }

  @Override
  public String toString() {
    return "%,d statements %s%s, %s%d rounds of %d s, seed %d, heap %s, %s%s"
        .formatted(
            size,
            inOrder ? "in order of time" : "with times anywhere",
            data == null ? "" : ", kept,",
            warmUp.isZero() ? "" : warmUp.toSeconds() + " s of warm-up, ",
            rounds,
            round.toSeconds(),
            seed,
            heap,
            store,
            profiled ? ", profiled" : "");
  }
}
