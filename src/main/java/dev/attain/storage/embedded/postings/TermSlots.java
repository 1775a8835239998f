package dev.attain.storage.embedded.postings;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A table that has the newest posting of each term. It is open: a term is in the slot that its
 * first bits say or in the next free one, so that terms stand about in their order; filled by a
 * half at most. One thread changes it, any may read it meanwhile.
 *
 * <p>What a slot says of its term is seen with its newest posting.
 *
 * @param count a power of two
 * @param words of each slot four, side by side: the two of the term, the number of its newest
 *     posting, and that one's position, which only the thread that changes them may look at
 */
record TermSlots(int count, long[] words) {
  /** Instead of the number of a posting: no term is here. */
  static final int FREE = 0;

  private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int WORDS = 4;
  private static final int LOW = 1;
  private static final int NEWEST = 2;
  private static final int POSITION = 3;

  static TermSlots of(int count) {
    return new TermSlots(count, new long[count * WORDS]);
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

  void copyTo(TermSlots others) {
    for (int slot = 0; slot < count; slot++) {
      if (newest(slot) != FREE) {
        int other = others.slotOf(high(slot), low(slot));
        System.arraycopy(words, slot * WORDS, others.words, other * WORDS, WORDS);
      }
    }
  }
}
