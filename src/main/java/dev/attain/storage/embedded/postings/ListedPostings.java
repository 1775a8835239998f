package dev.attain.storage.embedded.postings;

import java.util.Arrays;

/** Postings that are in memory. */
final class ListedPostings implements PostingCursor {
  private final PostingList.Run run;
  private final boolean ascending;

  ListedPostings(PostingList.Run run, boolean ascending) {
    this.run = run;
    this.ascending = ascending;
  }

  @Override
  public long advanceTo(long target) {
    return rank(run.positions(), run.size(), ascending, target);
  }

  /**
   * The rank of the first of these at or after a rank, or {@link #END}.
   *
   * @param positions ascending, whatever the order of the query
   */
  static long rank(long[] positions, int size, boolean ascending, long target) {
    long position = ascending ? target : ~target;
    int place = Arrays.binarySearch(positions, 0, size, position);
    if (place >= 0) {
      return target;
    }
    int next = -place - 1;
    if (ascending) {
      return next < size ? positions[next] : END;
    }
    return next > 0 ? ~positions[next - 1] : END;
  }
}
