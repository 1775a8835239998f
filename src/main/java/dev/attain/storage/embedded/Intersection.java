package dev.attain.storage.embedded;

import dev.attain.statements.PositionQuery;
import dev.attain.statements.Term;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rocksdb.RocksDBException;

/**
 * Where all terms of a query meet, by leapfrog: the postings take turns in jumping to the furthest
 * place that another has reached, so that stretches where they don't meet are not read. The rarest
 * term leads, for it jumps furthest.
 */
final class Intersection {
  private Intersection() {}

  /** The first {@code max} positions of a query of at least one term, in its order. */
  static List<Long> positions(View view, PositionQuery query, int max) throws RocksDBException {
    if (query.after().compareTo(query.upTo()) >= 0) {
      return List.of();
    }
    boolean ascending = query.ascending();
    long first = ascending ? query.after().value() + 1 : ~query.upTo().value();
    long last =
        ascending ? Math.min(query.upTo().value(), Postings.END - 1) : ~(query.after().value() + 1);
    List<Postings> postings = new ArrayList<>();
    try {
      for (Term term : rarestFirst(view, query)) {
        postings.add(new Postings(view, term, ascending));
      }
      List<Long> positions = new ArrayList<>();
      long rank = meet(postings, first, last);
      while (rank <= last && positions.size() < max) {
        positions.add(ascending ? rank : ~rank);
        rank = meet(postings, rank + 1, last);
      }
      return positions;
    } finally {
      postings.forEach(Postings::close);
    }
  }

  /**
   * The first rank at or after {@code from} that all share; past {@code last} when there is none.
   */
  private static long meet(List<Postings> postings, long from, long last) throws RocksDBException {
    long target = from;
    int agreed = 0;
    for (int i = 0; agreed < postings.size() && target <= last; i = (i + 1) % postings.size()) {
      long rank = postings.get(i).advanceTo(target);
      if (rank == target) {
        agreed++;
      } else {
        target = rank;
        agreed = 1;
      }
    }
    return target;
  }

  private static List<Term> rarestFirst(View view, PositionQuery query) {
    List<Term> terms = new ArrayList<>(query.terms());
    if (terms.size() < 2) {
      return terms;
    }
    record Weighed(Term term, long bytes) {}
    return terms.stream()
        .map(term -> new Weighed(term, bytesOf(view, term)))
        .sorted(Comparator.comparingLong(Weighed::bytes))
        .map(Weighed::term)
        .toList();
  }

  private static long bytesOf(View view, Term term) {
    return view.approximateBytes(
        Table.POSTINGS, Layout.posting(term, Long.MAX_VALUE), Layout.posting(term, 0));
  }
}
