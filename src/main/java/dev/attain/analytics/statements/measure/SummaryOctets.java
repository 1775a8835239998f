package dev.attain.analytics.statements.measure;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Summaries as octets: numbers of seven bits an octet, the lowest first, signed ones as zigzag;
 * bins by their distance from the one before; people by the eight octets of their hashes.
 */
final class SummaryOctets {
  private static final int VERSION = 1;

  private SummaryOctets() {}

  static byte[] write(
      long count,
      long successes,
      long judged,
      PeopleSample people,
      Histogram scores,
      Histogram durations) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 10 * people.counts().size());
    bytes.write(VERSION);
    number(bytes, count);
    number(bytes, successes);
    number(bytes, judged);
    bytes.write(people.level());
    number(bytes, people.counts().size());
    people
        .counts()
        .forEach(
            (hash, times) -> {
              for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                bytes.write((int) (hash >>> shift));
              }
              number(bytes, times);
            });
    histogram(bytes, scores);
    histogram(bytes, durations);
    return bytes.toByteArray();
  }

  private static void histogram(ByteArrayOutputStream bytes, Histogram histogram) {
    number(bytes, histogram.sum());
    Counts bins = histogram.bins();
    number(bytes, bins.size());
    long before = 0;
    for (int i = 0; i < bins.size(); i++) {
      number(bytes, bins.key(i) - before);
      number(bytes, bins.count(i));
      before = bins.key(i);
    }
  }

  private static void number(ByteArrayOutputStream bytes, long value) {
    long rest = value << 1 ^ value >> Long.SIZE - 1;
    for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
      bytes.write((int) (rest & 0x7f | 0x80));
    }
    bytes.write((int) rest);
  }

  /**
   * @throws IllegalArgumentException when it is of another version
   */
  static Summary read(byte[] written) {
    ByteBuffer bytes = ByteBuffer.wrap(written);
    if (bytes.get() != VERSION) {
      throw new IllegalArgumentException("not a summary of version " + VERSION);
    }
    long count = number(bytes);
    long successes = number(bytes);
    long judged = number(bytes);
    int level = bytes.get();
    Counts people = new Counts();
    for (long rest = number(bytes); rest > 0; rest--) {
      people.add(bytes.getLong(), number(bytes));
    }
    return new Summary(
        count,
        successes,
        judged,
        new PeopleSample(people, level),
        histogram(bytes),
        histogram(bytes));
  }

  private static Histogram histogram(ByteBuffer bytes) {
    long sum = number(bytes);
    Counts bins = new Counts();
    long bin = 0;
    for (long rest = number(bytes); rest > 0; rest--) {
      bin += number(bytes);
      bins.add(bin, number(bytes));
    }
    return new Histogram(bins, sum);
  }

  private static long number(ByteBuffer bytes) {
    long zigzag = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes.get();
      zigzag |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return zigzag >>> 1 ^ -(zigzag & 1);
  }
}
