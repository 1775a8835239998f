package dev.attain.storage.embedded.postings;

import java.util.Arrays;

/** The positions of one term in memory. One thread changes it, any may read it meanwhile. */
final class PostingList {
  private static final int FIRST_CAPACITY = 2;

  /**
   * What a reader sees; what the array holds beyond {@code size} is not its business.
   *
   * @param positions ascending
   */
  record Run(long[] positions, int size) {
    static final Run EMPTY = new Run(new long[0], 0);
  }

  private volatile Run run = Run.EMPTY;

  Run run() {
    return run;
  }

  /** A position that is there already stays there once. */
  void add(long position) {
    Run before = run;
    if (before.size == 0 || before.positions[before.size - 1] < position) {
      run = appended(before, position);
      return;
    }
    int place = Arrays.binarySearch(before.positions, 0, before.size, position);
    if (place < 0) {
      run = inserted(before, -place - 1, position);
    }
  }

  private static Run appended(Run before, long position) {
    int size = before.size;
    // No reader looks beyond its size, so that they can share the array.
    long[] positions =
        size < before.positions.length
            ? before.positions
            : Arrays.copyOf(before.positions, Math.max(FIRST_CAPACITY, 2 * size));
    positions[size] = position;
    return new Run(positions, size + 1);
  }

  private static Run inserted(Run before, int at, long position) {
    long[] positions = new long[before.size + 1];
    System.arraycopy(before.positions, 0, positions, 0, at);
    positions[at] = position;
    System.arraycopy(before.positions, at, positions, at + 1, before.size - at);
    return new Run(positions, positions.length);
  }

  void remove(long position) {
    Run before = run;
    int at = Arrays.binarySearch(before.positions, 0, before.size, position);
    if (at >= 0) {
      long[] positions = new long[before.size - 1];
      System.arraycopy(before.positions, 0, positions, 0, at);
      System.arraycopy(before.positions, at + 1, positions, at, positions.length - at);
      run = new Run(positions, positions.length);
    }
  }
}
