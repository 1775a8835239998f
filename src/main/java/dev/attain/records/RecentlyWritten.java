package dev.attain.records;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the only writer of some records has read or written last, so that it need not read it again.
 *
 * <p>What is found or put is in the newer of two maps; when that has half of what may be kept, it
 * becomes the older one, and what was in the older one is let go of. A cache that puts its entries
 * in the order of their use changes a dozen places in memory each time, and what has changed among
 * old objects is what a garbage collector has to look through: here it is one or two places.
 *
 * <p>Not thread-safe.
 */
public final class RecentlyWritten<K, V> {
  private final long mostWeight;
  private final ToLongFunction<? super V> weigher;
  private Map<K, V> newer = new HashMap<>();
  private Map<K, V> older = new HashMap<>();
  private long newerWeight;

  /**
   * @param mostWeight how much may be kept, at least 2
   * @param weigher what one value weighs with its key
   */
  public RecentlyWritten(long mostWeight, ToLongFunction<? super V> weigher) {
    if (mostWeight < 2) {
      throw new IllegalArgumentException("room for " + mostWeight);
    }
    this.mostWeight = mostWeight;
    this.weigher = weigher;
  }

  /** The value that was put last, or null when that is not known any more. */
  public @Nullable V find(K key) {
    V recent = newer.get(key);
    if (recent != null) {
      return recent;
    }
    V before = older.get(key);
    if (before != null) {
      put(key, before);
    }
    return before;
  }

  /** Remembers a value. */
  public void put(K key, V value) {
    V before = newer.put(key, value);
    newerWeight += weigher.applyAsLong(value);
    if (before != null) {
      newerWeight -= weigher.applyAsLong(before);
    }
    if (newerWeight > mostWeight / 2) {
      older = newer;
      newer = new HashMap<>();
      newerWeight = 0;
    }
  }

  /** Forgets all. */
  public void clear() {
    newer = new HashMap<>();
    older = new HashMap<>();
    newerWeight = 0;
  }
}
