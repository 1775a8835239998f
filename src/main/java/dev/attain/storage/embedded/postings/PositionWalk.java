package dev.attain.storage.embedded.postings;

import java.util.Arrays;

/** Goes through positions in memory, in the order of a query. */
final class PositionWalk {
  /** What is sought is often near: where frequent terms hardly meet, mostly the next one. */
  private static final int STEPS_BEFORE_SEARCH = 4;

  private final long[] positions;
  private final int size;
  private final boolean ascending;

  /** The place of the last answer, or one past the end of the walk. */
  private int at;

  /**
   * @param positions ascending, whatever the order of the query, of which the first {@code size}
   *     are meant
   */
  PositionWalk(long[] positions, int size, boolean ascending) {
    this.positions = positions;
    this.size = size;
    this.ascending = ascending;
    this.at = ascending ? 0 : size - 1;
  }

  /**
   * The rank of the first position at or after a rank, or {@link PostingCursor#END}.
   *
   * @param target not below that of the last call
   */
  long advanceTo(long target) {
    return ascending ? ascend(target) : descend(~target);
  }

  private long ascend(long target) {
    for (int i = 0; i < STEPS_BEFORE_SEARCH && at < size && positions[at] < target; i++) {
      at++;
    }
    if (at < size && positions[at] < target) {
      int place = Arrays.binarySearch(positions, at, size, target);
      at = place < 0 ? -place - 1 : place;
    }
    return at < size ? positions[at] : PostingCursor.END;
  }

  private long descend(long target) {
    for (int i = 0; i < STEPS_BEFORE_SEARCH && at >= 0 && positions[at] > target; i++) {
      at--;
    }
    if (at >= 0 && positions[at] > target) {
      int place = Arrays.binarySearch(positions, 0, at, target);
      at = place < 0 ? -place - 2 : place;
    }
    return at >= 0 ? ~positions[at] : PostingCursor.END;
  }
}
