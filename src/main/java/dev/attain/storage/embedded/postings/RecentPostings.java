package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The postings of the latest statements, which are in memory only: what a statement carries is in
 * the database with it, so that they are found again after a kill. When there are enough of them
 * they are sealed, and written as blocks, a few parts with each group, so that no group waits for
 * all of them. Blocks of a segment that is not yet written whole don't count; after a restart they
 * are written once more, the same as before, for the segment was sealed.
 *
 * <p>Postings that come late or go, of statements that are sealed or written, are changed in the
 * blocks themselves.
 *
 * <p>All but {@link #state} is for the committer's thread, in this order for each group: {@link
 * #begin}, changes, {@link #write}, and, if the group was written, {@link #committed}.
 */
public final class RecentPostings {
  /**
   * What a reader needs to know, for as long as it reads.
   *
   * @param segments in the order of their positions; each goes on changing
   * @param posted up to this position postings are in the database, beyond it in the segments
   */
  public record State(List<Segment> segments, long posted) {}

  /** A change of postings of one statement. */
  private record Posting(long position, Collection<Term> terms, boolean added) {}

  /** How many make a segment. */
  private final int segmentStatements;

  private Segment active;
  private @Nullable Segment sealed;
  private volatile State state;

  /** How many parts of the sealed segment are written. */
  private int written;

  /** Whether the database says up to where postings are in it. */
  private boolean marked;

  // Of the present group.
  private final List<Posting> fresh = new ArrayList<>();
  private final List<Posting> late = new ArrayList<>();
  private boolean closing;
  private int writtenNext;
  private boolean postedAll;

  private RecentPostings(
      int segmentStatements, Segment active, @Nullable Segment sealed, boolean marked) {
    this.segmentStatements = segmentStatements;
    this.active = active;
    this.sealed = sealed;
    this.marked = marked;
    this.state = newState();
  }

  /** Statements with what they carry, in the order of their positions. */
  public interface Carried {
    /** Calls back for each statement beyond a position; voided ones carry nothing. */
    void after(long position, BiConsumer<Long, Set<Term>> visitor) throws RocksDBException;
  }

  /**
   * Reads what a database does not have as blocks.
   *
   * @param segmentStatements how many statements make a segment
   * @param last where the log ends
   */
  public static RecentPostings load(View view, int segmentStatements, long last, Carried carried)
      throws RocksDBException {
    PostedUpTo upTo = PostedUpTo.of(view);
    if (upTo == null) {
      // Older than blocks, or empty: all postings are there, each by itself.
      return new RecentPostings(segmentStatements, new Segment(last), null, false);
    }
    Segment active = new Segment(upTo.sealed());
    Segment sealed = upTo.sealed() > upTo.posted() ? new Segment(upTo.posted()) : null;
    carried.after(
        upTo.posted(),
        (position, terms) ->
            (sealed != null && position <= upTo.sealed() ? sealed : active).add(position, terms));
    return new RecentPostings(segmentStatements, active, sealed, true);
  }

  /** To be taken before the view that it is used with. */
  public State state() {
    return state;
  }

  private State newState() {
    Segment before = sealed;
    return before == null
        ? new State(List.of(active), active.after())
        : new State(List.of(before, active), before.after());
  }

  /** A group begins: what the last one did not commit is forgotten. */
  public void begin() {
    fresh.clear();
    late.clear();
    closing = false;
  }

  /** A statement is found by these terms from now on, beside those it was found by before. */
  public void add(long position, Collection<Term> terms) {
    take(new Posting(position, terms, true));
  }

  /** A statement is not found by these terms any more. */
  public void remove(long position, Collection<Term> terms) {
    take(new Posting(position, terms, false));
  }

  private void take(Posting posting) {
    (posting.position > active.after() ? fresh : late).add(posting);
  }

  /** What is in memory is to be written with this group, for an orderly end. */
  public void close() {
    closing = true;
  }

  /** Adds to a group what of all this belongs into the database. */
  public void write(Group group) throws RocksDBException {
    writtenNext = sealed == null ? 0 : writtenNext();
    postedAll = closing && fresh.isEmpty();
    if (late.isEmpty()) {
      for (PostingBlock block : toWrite()) {
        group.put(Table.POSTINGS, block.key(), block.value());
      }
    } else {
      LatePostings blocks = new LatePostings(group);
      toWrite().forEach(blocks::put);
      for (Posting posting : late) {
        change(blocks, posting);
      }
      blocks.write();
    }
    mark(group);
  }

  private List<PostingBlock> toWrite() {
    List<PostingBlock> blocks = new ArrayList<>();
    if (sealed != null) {
      blocks.addAll(sealed.blocks(written, writtenNext));
    }
    if (postedAll) {
      blocks.addAll(active.blocks(0, Segment.PARTS));
    }
    return blocks;
  }

  private static void change(LatePostings blocks, Posting posting) throws RocksDBException {
    for (Term term : posting.terms) {
      if (posting.added) {
        blocks.add(term, posting.position);
      } else {
        blocks.remove(term, posting.position);
      }
    }
  }

  private int writtenNext() {
    boolean whole =
        closing || !late.isEmpty() || active.statements() + fresh.size() >= segmentStatements;
    // All, by the time that half the next segment is taken in.
    long parts = (2L * fresh.size() * Segment.PARTS + segmentStatements - 1) / segmentStatements;
    return whole ? Segment.PARTS : (int) Math.min(Segment.PARTS, written + parts);
  }

  private void mark(Group group) throws RocksDBException {
    if (postedAll) {
      new PostedUpTo(active.last(), active.last()).put(group);
    } else if (sealed != null && writtenNext == Segment.PARTS) {
      new PostedUpTo(active.after(), active.after()).put(group);
    } else if (sealed != null && writtenNext > written) {
      new PostedUpTo(sealed.after(), active.after()).put(group);
    } else if (!marked) {
      new PostedUpTo(active.after(), active.after()).put(group);
    }
  }

  /** The group is durable. */
  public void committed() {
    for (Posting posting : fresh) {
      if (posting.added) {
        active.add(posting.position, posting.terms);
      } else {
        active.remove(posting.position, posting.terms);
      }
    }
    marked = true;
    written = writtenNext;
    if (postedAll) {
      sealed = null;
      active = active.following();
    } else if (written == Segment.PARTS) {
      sealed = null;
      written = 0;
    }
    if (sealed == null && active.statements() >= segmentStatements) {
      sealed = active;
      active = sealed.following();
      written = 0;
    }
    state = newState();
  }
}
