package dev.attain.storage.embedded.postings;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Postings by number: each knows the older one of its term. One thread changes them, any may read
 * them meanwhile.
 *
 * @param words of each posting two: its position, and the number of the older one
 */
record LinkedPostings(long[] words) {
  /** Where every chain ends: older than all postings, and the newest of a term that has none. */
  static final int NO_MORE = 1;

  private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int WORDS = 2;

  static LinkedPostings of(int count) {
    LinkedPostings postings = new LinkedPostings(new long[count * WORDS]);
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

  /** The same, with room for twice as many. */
  LinkedPostings larger() {
    return new LinkedPostings(Arrays.copyOf(words, 2 * words.length));
  }
}
