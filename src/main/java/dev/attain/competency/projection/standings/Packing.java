package dev.attain.competency.projection.standings;

import java.time.Instant;
import java.util.Arrays;

/** Writes numbers and instants as few octets. */
final class Packing {
  private static final int BITS = 7;
  private static final int MORE = 0x80;

  private byte[] octets = new byte[128];
  private int size;

  void octet(int value) {
    if (size == octets.length) {
      octets = Arrays.copyOf(octets, size * 2);
    }
    octets[size++] = (byte) value;
  }

  /** Seven bits to an octet, the lowest first. */
  void whole(long value) {
    long rest = value;
    while ((rest & -MORE) != 0) {
      octet((int) (rest & MORE - 1 | MORE));
      rest >>>= BITS;
    }
    octet((int) rest);
  }

  /** Small numbers of either sign are short. */
  void signed(long value) {
    whole(value << 1 ^ value >> Long.SIZE - 1);
  }

  void exact(double value) {
    long bits = Double.doubleToLongBits(value);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      octet((int) (bits >>> shift));
    }
  }

  void instant(Instant instant) {
    signed(instant.getEpochSecond());
    whole(instant.getNano());
  }

  void octets(byte[] all) {
    whole(all.length);
    for (byte one : all) {
      octet(one);
    }
  }

  byte[] packed() {
    return Arrays.copyOf(octets, size);
  }

  /** Reads what was packed, in the same order. */
  static final class Unpacking {
    private final byte[] octets;
    private int at;

    Unpacking(byte[] octets) {
      this.octets = octets;
    }

    boolean hasMore() {
      return at < octets.length;
    }

    int octet() {
      return octets[at++] & 0xFF;
    }

    long whole() {
      long value = 0;
      int shift = 0;
      int next = octet();
      while ((next & MORE) != 0) {
        value |= (long) (next & MORE - 1) << shift;
        shift += BITS;
        next = octet();
      }
      return value | (long) next << shift;
    }

    long signed() {
      long value = whole();
      return value >>> 1 ^ -(value & 1);
    }

    double exact() {
      long bits = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        bits = bits << Byte.SIZE | octet();
      }
      return Double.longBitsToDouble(bits);
    }

    Instant instant() {
      long seconds = signed();
      return Instant.ofEpochSecond(seconds, whole());
    }

    byte[] octets() {
      int length = (int) whole();
      at += length;
      return Arrays.copyOfRange(octets, at - length, at);
    }
  }
}
