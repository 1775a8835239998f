package dev.attain.analytics.statements.measure;

/** The bins of scaled scores and of durations, and how far a value can be from its bin's. */
public final class Grid {
  /** The most that a scaled score's quantile, minimum or maximum is off. */
  public static final double SCORE_ERROR = 0.0025;

  /** The most that a duration's quantile, minimum or maximum is off, as a share of it. */
  public static final double DURATION_ERROR = 0.02;

  private static final int BINS_A_POINT = 200;
  private static final double GROWTH = (1 + DURATION_ERROR) / (1 - DURATION_ERROR);
  private static final double LOG_GROWTH = Math.log(GROWTH);
  private static final int NO_TIME = -1;

  private Grid() {}

  /** Scores of two decimals are where a bin has its value. */
  static int scoreBin(double scaled) {
    return (int) Math.round(scaled * BINS_A_POINT);
  }

  static double score(int bin) {
    return (double) bin / BINS_A_POINT;
  }

  /** Bins that grow by a constant factor, as those of DDSketch (Masson, Rim and Lee 2019). */
  static int durationBin(long millis) {
    return millis == 0 ? NO_TIME : (int) Math.ceil(Math.log(millis) / LOG_GROWTH);
  }

  /** Seconds. */
  static double duration(int bin) {
    return bin == NO_TIME ? 0 : 2 * Math.pow(GROWTH, bin) / (GROWTH + 1) / 1_000;
  }
}
