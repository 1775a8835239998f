package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import dev.attain.storage.embedded.rocksdb.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.rocksdb.RocksDBException;

/** All postings of one term: those in memory are the newest. */
final class Postings implements PostingCursor {
  /** What is still to come; each begins after the one before it has ended. */
  private final Deque<PostingCursor> stretches;

  Postings(View view, RecentPostings.State recent, Term term, boolean ascending) {
    List<PostingCursor> oldestFirst = new ArrayList<>();
    oldestFirst.add(new StoredPostings(view, term, ascending, recent.posted()));
    for (Segment segment : recent.segments()) {
      oldestFirst.add(segment.postings(term, ascending));
    }
    if (!ascending) {
      Collections.reverse(oldestFirst);
    }
    stretches = new ArrayDeque<>(oldestFirst);
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
