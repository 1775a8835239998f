package dev.attain.analytics.statements.rollup;

/**
 * How much is counted in memory before it is written.
 *
 * @param readAtOnce statements that are read at once, 1 to 10,000
 * @param statements the most that one write tells of
 * @param cells the most summaries that are counted in, or little more: at most 25,000, as three
 *     times as many are put together from them at worst
 * @param octets about how much of memory what was counted takes at most, and what is written of it
 */
public record RollupBounds(int readAtOnce, int statements, int cells, long octets) {
  private static final int MOST_STATEMENTS = 20_000;
  private static final int MOST_CELLS = 20_000;
  private static final long MOST_OCTETS = 24_000_000;

  public RollupBounds {
    if (readAtOnce < 1 || statements < 1 || cells < 1 || octets < 1) {
      throw new IllegalArgumentException("bounds are at least 1");
    }
  }

  /** The usual ones. */
  public static RollupBounds reading(int atOnce) {
    return new RollupBounds(atOnce, MOST_STATEMENTS, MOST_CELLS, MOST_OCTETS);
  }

  /** How many summaries may be counted in next, after so many of them had so many octets. */
  int cellsAfter(int counted, long written) {
    long fitting = counted * octets / Math.max(1, written);
    return (int) Math.max(1, Math.min(cells, Math.min(fitting, 4L * counted + readAtOnce)));
  }
}
