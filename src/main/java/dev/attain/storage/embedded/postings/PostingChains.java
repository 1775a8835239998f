package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Postings in memory, in two flat arrays: nothing is allocated for one, and it takes one or two
 * looks at distant memory to add it. One thread changes them, any may read them meanwhile.
 *
 * <p>Postings have numbers in the order in which they come, and each knows the older one of its
 * term. A table has the newest of each term. It is open: a term is in the slot that its first bits
 * say or in the next free one, so that terms stand about in their order.
 */
final class PostingChains {
  /** In the table: no term is here. */
  private static final int FREE = 0;

  /** Where every chain ends: older than all postings, and the newest of a term that has none. */
  private static final int NO_MORE = 1;

  private static final int FIRST_POSTING = 2;
  private static final int LEAST_SLOTS = 1 << 10;
  private static final int LEAST_POSTINGS = 1 << 12;

  /** Most terms have fewer in memory. */
  private static final int USUAL_POSTINGS = 16;

  private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);

  /**
   * Filled by a half at most. What a slot says of its term is seen with its newest posting.
   *
   * @param count a power of two
   * @param words of each slot four, side by side: the two of the term, the number of its newest
   *     posting, and that one's position, which only the thread that changes them may look at
   */
  private record Slots(int count, long[] words) {
    private static final int WORDS = 4;
    private static final int LOW = 1;
    private static final int NEWEST = 2;
    private static final int POSITION = 3;

    static Slots of(int count) {
      return new Slots(count, new long[count * WORDS]);
    }

    /** The slot of a term, or the one that it is to have. */
    int slotOf(long termHigh, long termLow) {
      int slot = (int) (termHigh >>> Long.SIZE - Integer.numberOfTrailingZeros(count));
      while (newest(slot) != FREE && (high(slot) != termHigh || low(slot) != termLow)) {
        slot = slot + 1 & count - 1;
      }
      return slot;
    }

    long high(int slot) {
      return words[slot * WORDS];
    }

    long low(int slot) {
      return words[slot * WORDS + LOW];
    }

    int newest(int slot) {
      return (int) (long) NUMBER.getAcquire(words, slot * WORDS + NEWEST);
    }

    long newestPosition(int slot) {
      return words[slot * WORDS + POSITION];
    }

    void setNewest(int slot, int number, long position) {
      words[slot * WORDS + POSITION] = position;
      NUMBER.setRelease(words, slot * WORDS + NEWEST, (long) number);
    }

    /** For a term that is not there; its newest posting is still to be set. */
    void take(int slot, long termHigh, long termLow) {
      words[slot * WORDS] = termHigh;
      words[slot * WORDS + LOW] = termLow;
    }

    void copyTo(Slots others) {
      for (int slot = 0; slot < count; slot++) {
        if (newest(slot) != FREE) {
          int other = others.slotOf(high(slot), low(slot));
          System.arraycopy(words, slot * WORDS, others.words, other * WORDS, WORDS);
        }
      }
    }
  }

  /**
   * By number.
   *
   * @param words of each posting two: its position, and the number of the older one
   */
  private record Postings(long[] words) {
    private static final int WORDS = 2;

    static Postings of(int count) {
      Postings postings = new Postings(new long[count * WORDS]);
      postings.words[NO_MORE * WORDS] = Long.MIN_VALUE;
      return postings;
    }

    int count() {
      return words.length / WORDS;
    }

    long position(int number) {
      return words[number * WORDS];
    }

    int older(int number) {
      return (int) (long) NUMBER.getAcquire(words, number * WORDS + 1);
    }

    void setOlder(int number, int older) {
      NUMBER.setRelease(words, number * WORDS + 1, (long) older);
    }

    /** One that nothing refers to yet. */
    void put(int number, long position, int older) {
      words[number * WORDS] = position;
      words[number * WORDS + 1] = older;
    }
  }

  private volatile Slots slots;
  private volatile Postings postings;
  private int terms;
  private int next = FIRST_POSTING;

  PostingChains() {
    this(LEAST_SLOTS, LEAST_POSTINGS);
  }

  private PostingChains(int slotCount, int postingCount) {
    slots = Slots.of(slotCount);
    postings = Postings.of(postingCount);
  }

  /** Empty ones with room for as many postings as there are here. */
  PostingChains another() {
    return new PostingChains(slots.count(), postings.count());
  }

  /** A posting that is there already is there once. */
  void add(Term term, long position) {
    Slots table = slots;
    int slot = table.slotOf(term.high(), term.low());
    int newest = table.newest(slot);
    if (newest == FREE) {
      table = withRoom(table);
      slot = table.slotOf(term.high(), term.low());
      table.take(slot, term.high(), term.low());
      terms++;
      newest = NO_MORE;
    }
    Postings all = withRoom(postings);
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
  private static void link(Slots table, int slot, Postings all, int newer, int number) {
    if (newer == NO_MORE) {
      table.setNewest(slot, number, all.position(number));
    } else {
      all.setOlder(newer, number);
    }
  }

  void remove(Term term, long position) {
    Slots table = slots;
    Postings all = postings;
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

  private Slots withRoom(Slots table) {
    int count = table.count();
    if (2 * (terms + 1) <= count) {
      return table;
    }
    Slots larger = Slots.of(2 * count);
    table.copyTo(larger);
    slots = larger;
    return larger;
  }

  private Postings withRoom(Postings all) {
    if (next < all.count()) {
      return all;
    }
    Postings larger = new Postings(Arrays.copyOf(all.words, 2 * all.words.length));
    postings = larger;
    return larger;
  }

  /** From the newest on. */
  PostingCursor descending(Term term) {
    int first = newest(term);
    Postings all = postings;
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
    Postings all = postings;
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
    Slots table = slots;
    return Math.max(NO_MORE, table.newest(table.slotOf(term.high(), term.low())));
  }

  /** Of whatever is in the chain when it is walked: it may get longer and shorter meanwhile. */
  private long[] positions(int newest) {
    Postings all = postings;
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
    Slots table = slots;
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
