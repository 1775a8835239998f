package dev.attain.analytics.grid;

import dev.attain.competency.proficiency.EvidenceSums;
import dev.attain.competency.proficiency.GateCounts;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * P(level met) of cells, by number. What follows from sums is computed when it is first asked for:
 * most questions ask for levels alone, and a probability is the dearest figure of a cell. Several
 * threads may ask.
 */
final class Probabilities {
  private static final long NOT_YET = Double.doubleToLongBits(Double.NaN);
  private static final GateCounts UNCOUNTED = new GateCounts(0, Set.of(), 0, false);

  private final Instant asOf;
  private final AtomicLongArray known;
  private final Moments epochs;
  private final double[] met;
  private final double[] unmet;
  private final double[] values;

  Probabilities(int cells, Instant asOf) {
    this.asOf = asOf;
    this.known = new AtomicLongArray(cells);
    this.epochs = new Moments(cells);
    this.met = new double[cells];
    this.unmet = new double[cells];
    this.values = new double[cells];
  }

  void set(int cell, double probability) {
    known.setPlain(cell, Double.doubleToLongBits(probability));
  }

  /**
   * Says what a cell's probability follows from.
   *
   * @param sums valid at the instant
   */
  void set(int cell, EvidenceSums sums) {
    Double value = sums.value();
    known.setPlain(cell, NOT_YET);
    epochs.set(cell, sums.epoch());
    met[cell] = sums.met();
    unmet[cell] = sums.unmet();
    values[cell] = value == null ? Double.NaN : value;
  }

  /**
   * 0..1.
   *
   * @param meets whether the level is met, for methods without probabilities
   */
  double get(int cell, Column column, boolean meets) {
    long bits = known.getOpaque(cell);
    if (bits != NOT_YET) {
      return Double.longBitsToDouble(bits);
    }
    Double computed = column.method().probability(column.subject(), sums(cell), column.cut(), asOf);
    double probability = computed == null ? (meets ? 1 : 0) : computed;
    known.setOpaque(cell, Double.doubleToLongBits(probability));
    return probability;
  }

  /** As far as a probability depends on them: gates have no part in it. */
  private EvidenceSums sums(int cell) {
    Instant epoch = epochs.get(cell);
    Double value = Double.isNaN(values[cell]) ? null : Double.valueOf(values[cell]);
    return new EvidenceSums(
        epoch == null ? asOf : epoch, met[cell], unmet[cell], UNCOUNTED, asOf, null, value);
  }
}
