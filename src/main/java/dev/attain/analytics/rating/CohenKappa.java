package dev.attain.analytics.rating;

import org.jspecify.annotations.Nullable;

/**
 * The agreement of two raters beyond chance (Cohen 1960): kappa = (po - pe) / (1 - pe).
 *
 * @param n how many units both rated
 * @param observed po, the share on which they agree; null without units
 * @param expected pe, the share on which raters with their habits agree by chance
 * @param kappa null when both always gave the same one rating, or without units
 */
public record CohenKappa(
    int n, @Nullable Double observed, @Nullable Double expected, @Nullable Double kappa) {

  /**
   * The agreement by a square table.
   *
   * @param counts by the one's rating and the other's
   */
  public static CohenKappa of(int[][] counts) {
    int size = counts.length;
    double n = 0;
    double same = 0;
    double[] rows = new double[size];
    double[] columns = new double[size];
    for (int row = 0; row < size; row++) {
      if (counts[row].length != size) {
        throw new IllegalArgumentException("the table is not square");
      }
      for (int column = 0; column < size; column++) {
        n += counts[row][column];
        rows[row] += counts[row][column];
        columns[column] += counts[row][column];
      }
      same += counts[row][row];
    }
    if (n == 0) {
      return new CohenKappa(0, null, null, null);
    }
    double expected = 0;
    for (int i = 0; i < size; i++) {
      expected += rows[i] / n * (columns[i] / n);
    }
    double observed = same / n;
    return new CohenKappa(
        (int) n, observed, expected, expected == 1 ? null : (observed - expected) / (1 - expected));
  }
}
