package dev.attain.analytics.statements.measure;

import java.util.Arrays;

/** A count for each of some numbers, in their order; what comes to nothing isn't there. */
final class Counts {
  private static final int FEWEST = 2;

  private long[] keys;
  private long[] counts;
  private int size;

  Counts() {
    this(FEWEST);
  }

  private Counts(int room) {
    keys = new long[room];
    counts = new long[room];
  }

  /** What the count of a number is told to. */
  interface Taking {
    void take(long key, long count);
  }

  int size() {
    return size;
  }

  long key(int index) {
    return keys[index];
  }

  long count(int index) {
    return counts[index];
  }

  /** The count of this number, changed by so many. */
  long add(long key, long times) {
    int index = Arrays.binarySearch(keys, 0, size, key);
    if (index < 0) {
      insert(-index - 1, key, times);
      return times;
    }
    counts[index] += times;
    long now = counts[index];
    if (now == 0) {
      removeAt(index);
    }
    return now;
  }

  private void insert(int index, long key, long times) {
    if (times == 0) {
      return;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    System.arraycopy(keys, index, keys, index + 1, size - index);
    System.arraycopy(counts, index, counts, index + 1, size - index);
    keys[index] = key;
    counts[index] = times;
    size++;
  }

  private void removeAt(int index) {
    size--;
    System.arraycopy(keys, index + 1, keys, index, size - index);
    System.arraycopy(counts, index + 1, counts, index, size - index);
  }

  /** Puts the counts of both together, in one go through each. */
  void add(Counts other) {
    if (other.size * 4 < size) {
      other.forEach(this::add);
      return;
    }
    Counts sum = new Counts(Math.max(FEWEST, size + other.size));
    int mine = 0;
    int theirs = 0;
    while (mine < size || theirs < other.size) {
      boolean here = theirs == other.size || mine < size && keys[mine] <= other.keys[theirs];
      boolean there = mine == size || theirs < other.size && other.keys[theirs] <= keys[mine];
      long key = here ? keys[mine] : other.keys[theirs];
      long count = (here ? counts[mine++] : 0) + (there ? other.counts[theirs++] : 0);
      sum.insert(sum.size, key, count);
    }
    keys = sum.keys;
    counts = sum.counts;
    size = sum.size;
  }

  /** Keeps the numbers whose first bits, as many as this, are zero. */
  void keepWithLeadingZeros(int bits) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (Long.numberOfLeadingZeros(keys[i]) >= bits) {
        keys[kept] = keys[i];
        counts[kept++] = counts[i];
      }
    }
    size = kept;
  }

  void forEach(Taking taking) {
    for (int i = 0; i < size; i++) {
      taking.take(keys[i], counts[i]);
    }
  }
}
