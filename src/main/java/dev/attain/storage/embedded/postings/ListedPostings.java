package dev.attain.storage.embedded.postings;

/** Postings that are in memory. */
final class ListedPostings implements PostingCursor {
  private final PositionWalk walk;

  ListedPostings(PostingList.Run run, boolean ascending) {
    this.walk = new PositionWalk(run.positions(), run.size(), ascending);
  }

  @Override
  public long advanceTo(long target) {
    return walk.advanceTo(target);
  }
}
