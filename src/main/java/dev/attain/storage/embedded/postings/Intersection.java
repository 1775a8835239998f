package dev.attain.storage.embedded.postings;

import dev.attain.statements.PositionQuery;
import dev.attain.statements.Term;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rocksdb.RocksDBException;

/**
 * Where all terms of a query meet, in its order, by leapfrog: the postings take turns in jumping to
 * the furthest place that another has reached, so that stretches where they don't meet are not
 * read. The rarest term leads, for it jumps furthest, and a more frequent one is asked only where
 * all rarer ones agree.
 */
public final class Intersection implements AutoCloseable {
  /** About what a posting takes in a block. */
  private static final int BYTES_OF_POSTING = 3;

  /** A term that has more is common. */
  private static final int MOST_COUNTED = 1_000;

  private final List<PostingCursor> postings = new ArrayList<>();
  private final boolean ascending;
  private final long last;
  private long next;

  /**
   * @param recent taken before the view
   * @param query of at least one term; reaches no further than what was committed before the view
   *     was taken
   */
  public Intersection(View view, RecentPostings.State recent, PositionQuery query) {
    ascending = query.ascending();
    if (query.after().compareTo(query.upTo()) >= 0) {
      next = 1;
      last = 0;
      return;
    }
    next = ascending ? query.after().value() + 1 : ~query.upTo().value();
    last =
        ascending
            ? Math.min(query.upTo().value(), PostingCursor.END - 1)
            : ~(query.after().value() + 1);
    for (Term term : rarestFirst(view, recent, query)) {
      postings.add(new Postings(view, recent, term, ascending));
    }
  }

  /** The next positions, at most {@code max}; fewer are the last ones. */
  public List<Long> next(int max) throws RocksDBException {
    List<Long> positions = new ArrayList<>();
    while (next <= last && positions.size() < max) {
      next = meet(next);
      if (next <= last) {
        positions.add(ascending ? next : ~next);
        next++;
      }
    }
    return positions;
  }

  /** The first rank at or after {@code from} that all share; past the last when there is none. */
  private long meet(long from) throws RocksDBException {
    long target = from;
    int agreed = 0;
    while (agreed < postings.size() && target <= last) {
      long rank = postings.get(agreed).advanceTo(target);
      if (rank == target) {
        agreed++;
      } else {
        // The rarest agrees already if it is the one that has moved on.
        agreed = agreed == 0 ? 1 : 0;
        target = rank;
      }
    }
    return target;
  }

  private static List<Term> rarestFirst(
      View view, RecentPostings.State recent, PositionQuery query) {
    List<Term> terms = new ArrayList<>(query.terms());
    if (terms.size() < 2) {
      return terms;
    }
    record Weighed(Term term, long bytes) {}
    return terms.stream()
        .map(term -> new Weighed(term, bytesOf(view, recent, term)))
        .sorted(Comparator.comparingLong(Weighed::bytes))
        .map(Weighed::term)
        .toList();
  }

  private static long bytesOf(View view, RecentPostings.State recent, Term term) {
    long bytes =
        view.approximateBytes(
            Table.POSTINGS, PostingKey.of(term, Long.MAX_VALUE), PostingKey.of(term, 0));
    for (Segment segment : recent.segments()) {
      bytes += (long) BYTES_OF_POSTING * segment.count(term, MOST_COUNTED);
    }
    return bytes;
  }

  @Override
  public void close() {
    postings.forEach(PostingCursor::close);
  }
}
