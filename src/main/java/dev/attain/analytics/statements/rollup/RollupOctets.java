package dev.attain.analytics.statements.rollup;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Summaries of a partition as octets: numbers of seven bits an octet, the lowest first. A value is
 * written once, where it comes first, and is a number from then on.
 */
final class RollupOctets {
  private static final int VERSION = 1;
  private static final int NULL = 0;
  private static final int NEW = 1;
  private static final int FIRST = 2;

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
  private final Map<String, Integer> known = new HashMap<>();

  RollupOctets() {
    octets.write(VERSION);
  }

  /** What is told of each summary; it may change none of it. */
  interface Taking {
    void take(int number, List<@Nullable String> values, byte[] summary);
  }

  int size() {
    return octets.size();
  }

  void add(int number, List<@Nullable String> values, byte[] summary) {
    number(number);
    number(values.size());
    for (String value : values) {
      value(value);
    }
    number(summary.length);
    octets.write(summary, 0, summary.length);
  }

  private void value(@Nullable String value) {
    if (value == null) {
      number(NULL);
      return;
    }
    Integer before = known.putIfAbsent(value, FIRST + known.size());
    if (before != null) {
      number(before);
      return;
    }
    number(NEW);
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    number(text.length);
    octets.write(text, 0, text.length);
  }

  private void number(int value) {
    int rest = value;
    for (; (rest & ~0x7f) != 0; rest >>>= 7) {
      octets.write(rest & 0x7f | 0x80);
    }
    octets.write(rest);
  }

  byte[] finished() {
    return octets.toByteArray();
  }

  /** What was written. */
  static final class Reading {
    private final byte[] written;

    Reading(byte[] written) {
      this.written = written;
    }

    /**
     * Tells of all summaries, in the order in which they were written.
     *
     * @throws IllegalArgumentException when it is of another version
     */
    void forEach(Taking taking) {
      ByteBuffer octets = ByteBuffer.wrap(written);
      if (octets.get() != VERSION) {
        throw new IllegalArgumentException("not summaries of version " + VERSION);
      }
      List<String> known = new ArrayList<>();
      while (octets.hasRemaining()) {
        int number = number(octets);
        @Nullable String[] values = new @Nullable String[number(octets)];
        for (int i = 0; i < values.length; i++) {
          values[i] = value(octets, known);
        }
        int length = number(octets);
        int start = octets.position();
        octets.position(start + length);
        taking.take(
            number,
            Collections.unmodifiableList(Arrays.asList(values)),
            Arrays.copyOfRange(written, start, start + length));
      }
    }

    private static @Nullable String value(ByteBuffer octets, List<String> known) {
      int code = number(octets);
      if (code == NULL) {
        return null;
      }
      if (code == NEW) {
        byte[] text = new byte[number(octets)];
        octets.get(text);
        known.add(new String(text, StandardCharsets.UTF_8));
        return known.get(known.size() - 1);
      }
      return known.get(code - FIRST);
    }

    private static int number(ByteBuffer octets) {
      int value = 0;
      int shift = 0;
      byte next;
      do {
        next = octets.get();
        value |= (next & 0x7f) << shift;
        shift += 7;
      } while (next < 0);
      return value;
    }
  }
}
