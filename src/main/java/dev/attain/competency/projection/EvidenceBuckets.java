package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the evidence of one pair is divided into records: 2^k buckets by the first bits of the
 * evidence's id, which is a hash. What is written follows from the set of items alone, and one more
 * item rewrites one bucket.
 *
 * @param count 0 when nothing is kept, else a power of two
 */
record EvidenceBuckets(int count) {
  static final EvidenceBuckets NONE = new EvidenceBuckets(0);

  /** So many items are one record, as all were before there were buckets. */
  static final int UNDIVIDED = 256;

  /** How many items are in a bucket on average, at most; twice as many never happen by chance. */
  private static final int MEAN = 128;

  private static final int ID_DIGITS = 6;
  private static final int MOST = 1 << 4 * ID_DIGITS;

  EvidenceBuckets {
    if (count < 0 || count > MOST || Integer.bitCount(count) > 1) {
      throw new IllegalArgumentException(count + " buckets");
    }
  }

  /** For so many items. */
  static EvidenceBuckets of(int items) {
    if (items == 0) {
      return NONE;
    }
    int count = 1;
    while (items > UNDIVIDED && (long) count * MEAN < items && count < MOST) {
      count *= 2;
    }
    return new EvidenceBuckets(count);
  }

  /** The bucket of an item, from 0. */
  int bucketOf(Evidence item) {
    return Integer.parseInt(item.id(), 0, ID_DIGITS, 16) & count - 1;
  }

  /** Each bucket's items, in the order given. */
  List<List<Evidence>> divide(List<Evidence> items) {
    List<List<Evidence>> buckets = new ArrayList<>();
    IntStream.range(0, count).forEach(bucket -> buckets.add(new ArrayList<>()));
    items.forEach(item -> buckets.get(bucketOf(item)).add(item));
    return buckets;
  }

  /**
   * The id of a bucket's record.
   *
   * @param pair the id of the pair's first record, which says how many there are
   */
  static String id(String pair, int bucket) {
    return bucket == 0 ? pair : pair + "-" + bucket;
  }

  /** Whether a record's id is one that {@link #id} makes. */
  static boolean isOf(String pair, String id) {
    return id.equals(pair) || id.startsWith(pair + "-");
  }
}
