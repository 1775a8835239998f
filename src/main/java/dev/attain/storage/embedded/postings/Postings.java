package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import dev.attain.storage.embedded.rocksdb.View;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.rocksdb.RocksDBException;

/** All postings of one term: those in memory are the newest. */
final class Postings implements PostingCursor {
  /** What is still to come; each begins after the one before it has ended. */
  private final Deque<PostingCursor> stretches = new ArrayDeque<>();

  Postings(View view, RecentPostings.State recent, Term term, boolean ascending) {
    for (Segment segment : recent.segments()) {
      stretches.addLast(segment.postings(term, ascending));
    }
    StoredPostings stored = new StoredPostings(view, term, ascending, recent.posted());
    stretches.addFirst(stored);
    if (!ascending) {
      List<PostingCursor> backwards = List.copyOf(stretches);
      stretches.clear();
      backwards.forEach(stretches::addFirst);
    }
  }

  @Override
  public long advanceTo(long target) throws RocksDBException {
    for (PostingCursor stretch = stretches.peek(); stretch != null; stretch = stretches.peek()) {
      long rank = stretch.advanceTo(target);
      if (rank != END) {
        return rank;
      }
      stretches.remove().close();
    }
    return END;
  }

  @Override
  public void close() {
    stretches.forEach(PostingCursor::close);
  }
}
