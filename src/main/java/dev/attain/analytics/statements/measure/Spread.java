package dev.attain.analytics.statements.measure;

import java.util.function.IntToDoubleFunction;

/** How the values of a measure are spread; there is at least one. */
public final class Spread {
  private final Histogram histogram;
  private final double unit;
  private final IntToDoubleFunction value;

  /**
   * @param unit what one of the histogram's sum is
   * @param value of a bin
   */
  Spread(Histogram histogram, double unit, IntToDoubleFunction value) {
    this.histogram = histogram;
    this.unit = unit;
    this.value = value;
  }

  public long count() {
    return histogram.count();
  }

  /** Exact, but for the last digit of a double. */
  public double sum() {
    return histogram.sum() * unit;
  }

  public double mean() {
    return sum() / count();
  }

  public double min() {
    return quantile(0);
  }

  public double max() {
    return quantile(1);
  }

  /**
   * By the nearest rank, off by no more than {@link Grid} says.
   *
   * @param share from 0 to 1
   */
  public double quantile(double share) {
    return histogram.quantile(share, value);
  }
}
