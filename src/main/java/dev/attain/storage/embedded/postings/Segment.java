package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import java.util.Collection;
import java.util.List;

/**
 * The postings of a stretch of the log, in memory. One thread changes it, any may read it
 * meanwhile.
 */
final class Segment {
  /** A segment is written in so many parts of about the same size. */
  static final int PARTS = 64;

  private final PostingChains chains;
  private final long after;
  private long last;
  private int statements;

  /**
   * @param after where the stretch begins, exclusive
   */
  Segment(long after) {
    this(after, new PostingChains());
  }

  private Segment(long after, PostingChains chains) {
    this.after = after;
    this.last = after;
    this.chains = chains;
  }

  /** The stretch that begins where this one ends. */
  Segment following() {
    return new Segment(last, chains.another());
  }

  /** Where the stretch begins, exclusive. */
  long after() {
    return after;
  }

  /** The last position that was added; where the stretch begins when there is none. */
  long last() {
    return last;
  }

  /** How often a statement was added. */
  int statements() {
    return statements;
  }

  void add(long position, Collection<Term> terms) {
    for (Term term : terms) {
      chains.add(term, position);
    }
    last = Math.max(last, position);
    statements++;
  }

  void remove(long position, Collection<Term> terms) {
    for (Term term : terms) {
      chains.remove(term, position);
    }
  }

  /** How many postings a term has; at most {@code most} are counted. */
  int count(Term term, int most) {
    return chains.count(term, most);
  }

  PostingCursor postings(Term term, boolean ascending) {
    return ascending ? new ListedPostings(chains.positions(term), true) : chains.descending(term);
  }

  /**
   * The postings of some parts as blocks, in about the order of the table.
   *
   * @param from the first of {@link #PARTS}, from 0
   * @param to the one after the last
   */
  List<PostingBlock> blocks(int from, int to) {
    return chains.blocks(from, to, PARTS);
  }
}
