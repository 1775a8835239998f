package dev.attain.analytics.statements.measure;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How many different people there are: adaptive sampling (Wegman; Flajolet, "On adaptive sampling",
 * 1990), with a count for each person in the sample, so that what was added can be taken away. A
 * sample may tell of nothing but what is taken away from another: its counts are below zero.
 *
 * <p>A person is in the sample when the hash of the identifier begins with as many zero bits as the
 * level says. While the level is 0 everybody is in it, and the answer is exact.
 */
final class PeopleSample {
  /** The most people in a sample. */
  static final int MOST = 512;

  /** The standard error of an estimate, as a share of it (Flajolet 1990). */
  static final double ERROR = 1.20 / Math.sqrt(MOST);

  private static final int MOST_LEVELS = 48;

  private final Counts counts;
  private int level;

  PeopleSample() {
    this(new Counts(), 0);
  }

  PeopleSample(Counts counts, int level) {
    this.counts = counts;
    this.level = level;
  }

  /** 64 bits of an identifier: FNV-1a, mixed as SplitMix64 does. */
  static long hash(String identifier) {
    long hash = 0xcbf29ce484222325L;
    for (byte octet : identifier.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }

  /**
   * @param times how many statements more, or fewer when negative, the person has
   */
  void add(long hash, long times) {
    if (!sampled(hash)) {
      return;
    }
    counts.add(hash, times);
    fit();
  }

  private void fit() {
    while (counts.size() > MOST && level < MOST_LEVELS) {
      raise(level + 1);
    }
  }

  void add(PeopleSample other) {
    if (other.level > level) {
      raise(other.level);
    }
    counts.add(other.counts);
    // The other's level may be lower.
    counts.keepWithLeadingZeros(level);
    fit();
  }

  private void raise(int to) {
    level = to;
    counts.keepWithLeadingZeros(level);
  }

  private boolean sampled(long hash) {
    return Long.numberOfLeadingZeros(hash) >= level;
  }

  /** The same, of no more people than a sample of that level has, which is no lower. */
  PeopleSample atLevel(int higher) {
    PeopleSample raised = merged(Map.of());
    raised.raise(higher);
    return raised;
  }

  /** Counts as one those who are one person. */
  PeopleSample merged(Map<Long, Long> persons) {
    PeopleSample merged = new PeopleSample(new Counts(), level);
    counts.forEach(
        (hash, times) -> {
          Long known = persons.getOrDefault(hash, hash);
          // Chosen by the own hash already: the person's need not be in the sample.
          merged.counts.add(known, times);
        });
    return merged;
  }

  /** Exact while {@link #isExact}; else an estimate. */
  long people() {
    return (long) counts.size() << level;
  }

  boolean isExact() {
    return level == 0;
  }

  Counts counts() {
    return counts;
  }

  /** How many zero bits the hashes in the sample begin with. */
  int level() {
    return level;
  }
}
