package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Postings in memory, in a few flat arrays: nothing is allocated for one, and it takes one or two
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
  private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(int[].class);

  /** Filled by a half at most. What a slot says of its term is seen with its newest posting. */
  private record Slots(long[] high, long[] low, int[] newest) {
    static Slots of(int count) {
      return new Slots(new long[count], new long[count], new int[count]);
    }

    int slotOf(long termHigh, long termLow) {
      int slot = (int) (termHigh >>> Long.SIZE - Integer.numberOfTrailingZeros(newest.length));
      while (newest(slot) != FREE && (high[slot] != termHigh || low[slot] != termLow)) {
        slot = slot + 1 & newest.length - 1;
      }
      return slot;
    }

    int newest(int slot) {
      return (int) NUMBER.getAcquire(newest, slot);
    }
  }

  /** By number. */
  private record Postings(long[] position, int[] older) {
    static Postings of(int count) {
      long[] position = new long[count];
      position[NO_MORE] = Long.MIN_VALUE;
      return new Postings(position, new int[count]);
    }

    int older(int number) {
      return (int) NUMBER.getAcquire(older, number);
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
    return new PostingChains(slots.newest.length, postings.position.length);
  }

  /** A posting that is there already is there once. */
  void add(Term term, long position) {
    Slots table = slots;
    int slot = table.slotOf(term.high(), term.low());
    int newest = table.newest(slot);
    if (newest == FREE) {
      table = withRoom(table);
      slot = table.slotOf(term.high(), term.low());
      table.high[slot] = term.high();
      table.low[slot] = term.low();
      terms++;
      newest = NO_MORE;
    }
    Postings all = withRoom(postings);
    int newer = NO_MORE;
    int older = newest;
    while (all.position[older] > position) {
      newer = older;
      older = all.older(older);
    }
    if (all.position[older] != position) {
      all.position[next] = position;
      all.older[next] = older;
      link(table, slot, all, newer, next);
      next++;
    }
  }

  /** Makes a posting the next older one of another one, or the newest of its term. */
  private static void link(Slots table, int slot, Postings all, int newer, int number) {
    if (newer == NO_MORE) {
      NUMBER.setRelease(table.newest, slot, number);
    } else {
      NUMBER.setRelease(all.older, newer, number);
    }
  }

  void remove(Term term, long position) {
    Slots table = slots;
    Postings all = postings;
    int slot = table.slotOf(term.high(), term.low());
    int newer = NO_MORE;
    int number = Math.max(NO_MORE, table.newest(slot));
    while (all.position[number] > position) {
      newer = number;
      number = all.older(number);
    }
    if (all.position[number] == position) {
      link(table, slot, all, newer, all.older(number));
    }
  }

  private Slots withRoom(Slots table) {
    int count = table.newest.length;
    if (2 * (terms + 1) <= count) {
      return table;
    }
    Slots larger = Slots.of(2 * count);
    for (int i = 0; i < count; i++) {
      if (table.newest[i] != FREE) {
        int slot = larger.slotOf(table.high[i], table.low[i]);
        larger.high[slot] = table.high[i];
        larger.low[slot] = table.low[i];
        larger.newest[slot] = table.newest[i];
      }
    }
    slots = larger;
    return larger;
  }

  private Postings withRoom(Postings all) {
    int count = all.position.length;
    if (next < count) {
      return all;
    }
    Postings larger =
        new Postings(Arrays.copyOf(all.position, 2 * count), Arrays.copyOf(all.older, 2 * count));
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
        while (all.position[number] > position) {
          number = all.older(number);
        }
        return number == NO_MORE ? PostingCursor.END : ~all.position[number];
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

  private long[] positions(int newest) {
    Postings all = postings;
    int count = 0;
    for (int number = newest; number != NO_MORE; number = all.older(number)) {
      count++;
    }
    long[] positions = new long[count];
    for (int number = newest; count > 0 && number != NO_MORE; number = all.older(number)) {
      positions[--count] = all.position[number];
    }
    return positions;
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
    int slotsOfPart = table.newest.length / parts;
    List<PostingBlock> blocks = new ArrayList<>();
    for (int slot = from * slotsOfPart; slot < to * slotsOfPart; slot++) {
      if (table.newest[slot] > NO_MORE) {
        Term term = new Term(table.high[slot], table.low[slot]);
        PostingBlock.addBlocks(term, positions(table.newest[slot]), blocks);
      }
    }
    return blocks;
  }
}
