package dev.attain.benchmark.result;

import java.util.List;
import java.util.Objects;

/**
 * A measured figure.
 *
 * @param workload that it was measured by
 * @param name unique within the workload
 * @param unit such as {@code ms} or {@code statements/s}; empty for ratios
 * @param rounds what was measured, once for each round; at least one, none of them not a number
 */
public record Figure(
    String workload, String name, String unit, Better better, List<Double> rounds) {
  public Figure {
    Objects.requireNonNull(workload);
    Objects.requireNonNull(name);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(better);
    rounds = List.copyOf(rounds);
    if (rounds.isEmpty() || rounds.stream().anyMatch(round -> round.isNaN())) {
      throw new IllegalArgumentException(workload + ", " + name + ": " + rounds);
    }
  }

  /** The median of the rounds; of an even number the mean of the middle two. */
  public double value() {
    double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  public double least() {
    return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  public double most() {
    return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  boolean isSameAs(Figure other) {
    return workload.equals(other.workload) && name.equals(other.name) && unit.equals(other.unit);
  }
}
