package dev.attain.storage.embedded.postings;

import java.util.Arrays;

/** Postings that are listed in an array. */
final class ListedPostings implements PostingCursor {
  private final long[] positions;
  private final boolean ascending;

  /**
   * @param positions ascending, whatever the order of the query
   */
  ListedPostings(long[] positions, boolean ascending) {
    this.positions = positions;
    this.ascending = ascending;
  }

  @Override
  public long advanceTo(long target) {
    return rank(positions, ascending, target);
  }

  /**
   * The rank of the first of these at or after a rank, or {@link #END}.
   *
   * @param positions ascending, whatever the order of the query
   */
  static long rank(long[] positions, boolean ascending, long target) {
    long position = ascending ? target : ~target;
    int place = Arrays.binarySearch(positions, position);
    if (place >= 0) {
      return target;
    }
    int next = -place - 1;
    if (ascending) {
      return next < positions.length ? positions[next] : END;
    }
    return next > 0 ? ~positions[next - 1] : END;
  }
}
