package dev.attain.storage.embedded.postings;

/** Postings that are listed in an array. */
final class ListedPostings implements PostingCursor {
  private final PositionWalk walk;

  /**
   * @param positions ascending, whatever the order of the query
   */
  ListedPostings(long[] positions, boolean ascending) {
    this.walk = new PositionWalk(positions, positions.length, ascending);
  }

  @Override
  public long advanceTo(long target) {
    return walk.advanceTo(target);
  }
}
