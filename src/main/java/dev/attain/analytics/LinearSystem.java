package dev.attain.analytics;

/** Gaussian elimination with partial pivoting, for the few rows that a log-rank test has. */
final class LinearSystem {
  private static final double SINGULAR = 1e-12;

  private LinearSystem() {}

  /**
   * x' A^-1 x over the leading rows and columns of A, as many as x has.
   *
   * @throws IllegalArgumentException when they are singular
   */
  static double quadraticForm(double[][] a, double[] x) {
    int n = x.length;
    double[][] rows = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a[i], 0, rows[i], 0, n);
      rows[i][n] = x[i];
    }
    for (int column = 0; column < n; column++) {
      pivot(rows, column);
      for (int row = column + 1; row < n; row++) {
        double factor = rows[row][column] / rows[column][column];
        for (int k = column; k <= n; k++) {
          rows[row][k] -= factor * rows[column][k];
        }
      }
    }
    double[] solution = new double[n];
    double form = 0;
    for (int row = n - 1; row >= 0; row--) {
      double sum = rows[row][n];
      for (int k = row + 1; k < n; k++) {
        sum -= rows[row][k] * solution[k];
      }
      solution[row] = sum / rows[row][row];
      form += solution[row] * x[row];
    }
    return form;
  }

  private static void pivot(double[][] rows, int column) {
    int best = column;
    for (int row = column + 1; row < rows.length; row++) {
      if (Math.abs(rows[row][column]) > Math.abs(rows[best][column])) {
        best = row;
      }
    }
    if (Math.abs(rows[best][column]) < SINGULAR) {
      throw new IllegalArgumentException("no event tells these groups apart");
    }
    double[] swapped = rows[column];
    rows[column] = rows[best];
    rows[best] = swapped;
  }
}
