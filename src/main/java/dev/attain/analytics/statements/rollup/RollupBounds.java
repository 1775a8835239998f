package dev.attain.analytics.statements.rollup;

/**
 * How much is read, counted and put together at once.
 *
 * @param readAtOnce statements that are read at once, 1 to 10,000
 * @param octetsAtOnce about how many octets these have at most, as large as those before
 * @param statements the most that one write tells of
 * @param octets about how much of memory what was counted takes at most
 * @param runs so many runs of one size are put together
 * @param chunk about how many octets a record has at most
 */
public record RollupBounds(
    int readAtOnce, long octetsAtOnce, int statements, long octets, int runs, int chunk) {
  private static final long MOST_READ = 2_000_000;
  private static final int MOST_STATEMENTS = 32_768;
  private static final long MOST_OCTETS = 16_000_000;
  private static final int READ_PART_OF_HEAP = 32;

  /** What is gathered takes three to four times as much on the heap as it is estimated at. */
  private static final int GATHERED_PART_OF_HEAP = 64;

  private static final int RUNS = 8;
  private static final int CHUNK = 512 << 10;

  public RollupBounds {
    if (readAtOnce < 1 || octetsAtOnce < 1 || statements < 1 || octets < 1 || chunk < 1) {
      throw new IllegalArgumentException("bounds are at least 1");
    }
    if (runs < 2) {
      throw new IllegalArgumentException("fewer than two runs can't be put together");
    }
  }

  /** The usual ones; less where the heap is small. */
  public static RollupBounds reading(int atOnce) {
    long heap = Runtime.getRuntime().maxMemory();
    return new RollupBounds(
        atOnce,
        Math.min(MOST_READ, heap / READ_PART_OF_HEAP),
        MOST_STATEMENTS,
        Math.min(MOST_OCTETS, heap / GATHERED_PART_OF_HEAP),
        RUNS,
        CHUNK);
  }
}
