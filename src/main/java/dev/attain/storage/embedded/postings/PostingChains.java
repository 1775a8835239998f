package dev.attain.storage.embedded.postings;

import static dev.attain.storage.embedded.postings.LinkedPostings.NO_MORE;
import static dev.attain.storage.embedded.postings.TermSlots.FREE;

import dev.attain.statements.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Postings in memory, in two flat arrays: nothing is allocated for one, and it takes one or two
 * looks at distant memory to add it. One thread changes them, any may read them meanwhile.
 *
 * <p>Postings have numbers in the order in which they come, and each knows the older one of its
 * term ({@link LinkedPostings}). A table has the newest of each term ({@link TermSlots}).
 */
final class PostingChains {
  private static final int FIRST_POSTING = 2;
  private static final int LEAST_SLOTS = 1 << 10;
  private static final int LEAST_POSTINGS = 1 << 12;

  /** Most terms have fewer in memory. */
  private static final int USUAL_POSTINGS = 16;

  private volatile TermSlots slots;
  private volatile LinkedPostings postings;
  private int terms;
  private int next = FIRST_POSTING;

  PostingChains() {
    this(LEAST_SLOTS, LEAST_POSTINGS);
  }

  private PostingChains(int slotCount, int postingCount) {
    slots = TermSlots.of(slotCount);
    postings = LinkedPostings.of(postingCount);
  }

  /** Empty ones with room for as many postings as there are here. */
  PostingChains another() {
    return new PostingChains(slots.count(), postings.count());
  }

  /** A posting that is there already is there once. */
  void add(Term term, long position) {
    TermSlots table = slots;
    int slot = table.slotOf(term.high(), term.low());
    int newest = table.newest(slot);
    if (newest == FREE) {
      table = withRoom(table);
      slot = table.slotOf(term.high(), term.low());
      table.take(slot, term.high(), term.low());
      terms++;
      newest = NO_MORE;
    }
    LinkedPostings all = withRoom(postings);
    if (newest == NO_MORE || table.newestPosition(slot) < position) {
      // As nearly always: no other posting needs to be looked at.
      all.put(next, position, newest);
      table.setNewest(slot, next++, position);
      return;
    }
    int newer = NO_MORE;
    int older = newest;
    while (all.position(older) > position) {
      newer = older;
      older = all.older(older);
    }
    if (all.position(older) != position) {
      all.put(next, position, older);
      link(table, slot, all, newer, next);
      next++;
    }
  }

  /** Makes a posting the next older one of another one, or the newest of its term. */
  private static void link(TermSlots table, int slot, LinkedPostings all, int newer, int number) {
    if (newer == NO_MORE) {
      table.setNewest(slot, number, all.position(number));
    } else {
      all.setOlder(newer, number);
    }
  }

  void remove(Term term, long position) {
    TermSlots table = slots;
    LinkedPostings all = postings;
    int slot = table.slotOf(term.high(), term.low());
    int newer = NO_MORE;
    int number = Math.max(NO_MORE, table.newest(slot));
    while (all.position(number) > position) {
      newer = number;
      number = all.older(number);
    }
    if (all.position(number) == position) {
      link(table, slot, all, newer, all.older(number));
    }
  }

  private TermSlots withRoom(TermSlots table) {
    int count = table.count();
    if (2 * (terms + 1) <= count) {
      return table;
    }
    TermSlots larger = TermSlots.of(2 * count);
    table.copyTo(larger);
    slots = larger;
    return larger;
  }

  private LinkedPostings withRoom(LinkedPostings all) {
    if (next < all.count()) {
      return all;
    }
    LinkedPostings larger = all.larger();
    postings = larger;
    return larger;
  }

  /** From the newest on. */
  PostingCursor descending(Term term) {
    int first = newest(term);
    LinkedPostings all = postings;
    return new PostingCursor() {
      private int number = first;

      @Override
      public long advanceTo(long target) {
        long position = ~target;
        while (all.position(number) > position) {
          number = all.older(number);
        }
        return number == NO_MORE ? PostingCursor.END : ~all.position(number);
      }
    };
  }

  /** How many postings a term has; at most {@code most} are counted. */
  int count(Term term, int most) {
    int newest = newest(term);
    LinkedPostings all = postings;
    int count = 0;
    for (int i = newest; i != NO_MORE && count < most; i = all.older(i)) {
      count++;
    }
    return count;
  }

  /** The positions of a term, ascending. */
  long[] positions(Term term) {
    return positions(newest(term));
  }

  private int newest(Term term) {
    TermSlots table = slots;
    return Math.max(NO_MORE, table.newest(table.slotOf(term.high(), term.low())));
  }

  /** Of whatever is in the chain when it is walked: it may get longer and shorter meanwhile. */
  private long[] positions(int newest) {
    LinkedPostings all = postings;
    long[] descending = new long[USUAL_POSTINGS];
    int count = 0;
    for (int number = newest; number != NO_MORE; number = all.older(number)) {
      if (count == descending.length) {
        descending = Arrays.copyOf(descending, 2 * count);
      }
      descending[count++] = all.position(number);
    }
    long[] ascending = new long[count];
    for (int i = 0; i < count; i++) {
      ascending[i] = descending[count - 1 - i];
    }
    return ascending;
  }

  /**
   * The postings of the terms in a part of the table as blocks, in the order of the terms.
   *
   * @param from a part of {@code parts}, from 0
   * @param to the part that is no more among them
   * @param parts a power of two, at most 1,024
   */
  List<PostingBlock> blocks(int from, int to, int parts) {
    TermSlots table = slots;
    int slotsOfPart = table.count() / parts;
    List<PostingBlock> blocks = new ArrayList<>();
    for (int slot = from * slotsOfPart; slot < to * slotsOfPart; slot++) {
      int newest = table.newest(slot);
      if (newest > NO_MORE) {
        Term term = new Term(table.high(slot), table.low(slot));
        PostingBlock.addBlocks(term, positions(newest), blocks);
      }
    }
    return blocks;
  }
}
