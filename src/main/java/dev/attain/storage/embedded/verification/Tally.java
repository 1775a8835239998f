package dev.attain.storage.embedded.verification;

import java.nio.ByteBuffer;

/**
 * A sum over a set of things that does not depend on their order: two sets with equal tallies are
 * the same, but for one chance in 2^64 or so. It is meant to find faults, not forgers. The mixing
 * steps are those of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
 */
final class Tally {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long count;
  private long first;
  private long second;

  void add(long a, long b, long c) {
    long one = mix(mix(mix(a + GAMMA) ^ b) + c);
    count++;
    first += one;
    second += mix(one ^ Long.rotateLeft(b, 32));
  }

  void add(byte[] bytes) {
    long hash = bytes.length;
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.remaining() >= Long.BYTES) {
      hash = mix(hash ^ rest.getLong());
    }
    while (rest.hasRemaining()) {
      hash = mix(hash + GAMMA + rest.get());
    }
    add(hash, bytes.length, ~hash);
  }

  boolean agrees(Tally other) {
    return count == other.count && first == other.first && second == other.second;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
