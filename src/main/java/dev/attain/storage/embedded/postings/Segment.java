package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The postings of a stretch of the log, in memory. One thread changes it, any may read it
 * meanwhile.
 *
 * <p>Terms are hashes: their first bits part them into stripes of about the same size, which can be
 * written one after the other, in the order of the table.
 */
final class Segment {
  static final int STRIPES = 1 << 6;
  private static final int STRIPE_SHIFT = Long.SIZE - 6;

  private final List<Map<Term, PostingList>> stripes = new ArrayList<>(STRIPES);
  private final long after;
  private long last;
  private int statements;

  /**
   * @param after where the stretch begins, exclusive
   */
  Segment(long after) {
    this.after = after;
    this.last = after;
    for (int i = 0; i < STRIPES; i++) {
      stripes.add(new ConcurrentHashMap<>());
    }
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
      stripeOf(term).computeIfAbsent(term, absent -> new PostingList()).add(position);
    }
    last = Math.max(last, position);
    statements++;
  }

  void remove(long position, Collection<Term> terms) {
    for (Term term : terms) {
      PostingList list = stripeOf(term).get(term);
      if (list != null) {
        list.remove(position);
      }
    }
  }

  PostingList.Run find(Term term) {
    PostingList list = stripeOf(term).get(term);
    return list == null ? PostingList.Run.EMPTY : list.run();
  }

  /** The postings of some stripes as blocks, in the order of the table. */
  List<PostingBlock> blocks(int fromStripe, int toStripe) {
    List<PostingBlock> blocks = new ArrayList<>();
    for (Map<Term, PostingList> stripe : stripes.subList(fromStripe, toStripe)) {
      Term[] terms = stripe.keySet().toArray(Term[]::new);
      Arrays.sort(terms);
      for (Term term : terms) {
        addBlocks(term, find(term), blocks);
      }
    }
    return blocks;
  }

  private static void addBlocks(Term term, PostingList.Run run, List<PostingBlock> blocks) {
    for (int to = run.size(); to > 0; to -= PostingBlock.MAX_POSTINGS) {
      int from = Math.max(0, to - PostingBlock.MAX_POSTINGS);
      blocks.add(new PostingBlock(term, Arrays.copyOfRange(run.positions(), from, to)));
    }
  }

  private Map<Term, PostingList> stripeOf(Term term) {
    return stripes.get((int) (term.high() >>> STRIPE_SHIFT));
  }
}
