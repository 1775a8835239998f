package dev.attain.analytics.statements.measure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How many different people there are: adaptive sampling (Wegman; Flajolet, "On adaptive sampling",
 * 1990), with a count for each person in the sample, so that what was added can be taken away.
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

  private final Map<Long, Long> counts = new HashMap<>();
  private int level;

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
    if (counts.merge(hash, times, Long::sum) <= 0) {
      counts.remove(hash);
    }
    while (counts.size() > MOST && level < MOST_LEVELS) {
      raise(level + 1);
    }
  }

  void add(PeopleSample other) {
    if (other.level > level) {
      raise(other.level);
    }
    other.counts.forEach(this::add);
  }

  private void raise(int to) {
    level = to;
    counts.keySet().removeIf(hash -> !sampled(hash));
  }

  private boolean sampled(long hash) {
    return Long.numberOfLeadingZeros(hash) >= level;
  }

  /** Counts as one those who are one person. */
  PeopleSample merged(Map<Long, Long> persons) {
    PeopleSample merged = new PeopleSample();
    merged.level = level;
    counts.forEach(
        (hash, times) -> {
          Long known = persons.getOrDefault(hash, hash);
          // Chosen by the own hash already: the person's need not be in the sample.
          merged.counts.merge(known, times, Long::sum);
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

  boolean isEmpty() {
    return counts.isEmpty() && level == 0;
  }

  /** At most {@code 2 + 18 * MOST} octets. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(1 + counts.size() * 17);
    bytes.put((byte) level);
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              bytes.putLong(entry.getKey());
              long count = entry.getValue();
              for (; count > 0x7f; count >>>= 7) {
                bytes.put((byte) (count & 0x7f | 0x80));
              }
              bytes.put((byte) count);
            });
    byte[] written = new byte[bytes.position()];
    bytes.flip().get(written);
    return written;
  }

  static PeopleSample of(byte[] written) {
    PeopleSample sample = new PeopleSample();
    if (written.length == 0) {
      return sample;
    }
    ByteBuffer bytes = ByteBuffer.wrap(written);
    sample.level = bytes.get();
    while (bytes.hasRemaining()) {
      long hash = bytes.getLong();
      long count = 0;
      int shift = 0;
      byte next;
      do {
        next = bytes.get();
        count |= (long) (next & 0x7f) << shift;
        shift += 7;
      } while (next < 0);
      sample.counts.put(hash, count);
    }
    return sample;
  }
}
