package dev.attain.competency.projection.changes;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a reader of changes has come: a number for each stream, so that a share that lags makes
 * nobody miss what it tells later. Immutable.
 *
 * <p>As text it is opaque and fit for URLs: 15 octets for each framework, and a few for each of its
 * streams that has changes.
 */
public final class ChangePosition {
  /** Before every change. */
  public static final ChangePosition START = new ChangePosition(Map.of());

  private static final byte FORM = 1;
  private static final int FRAMEWORK_OCTETS = 6;
  private static final int MASK_OCTETS = 9;
  private static final int MOST_CHARACTERS = 100_000;

  /** By framework, a number for each stream; never changed. */
  private final Map<String, long[]> sequences;

  private ChangePosition(Map<String, long[]> sequences) {
    this.sequences = sequences;
  }

  /** The number of the last change read of a stream; 0 for none. */
  long sequence(String framework, int share) {
    long[] all = sequences.get(framework);
    return all == null ? 0 : all[share];
  }

  ChangePosition at(String framework, int share, long sequence) {
    Map<String, long[]> next = new HashMap<>(sequences);
    long[] before = sequences.get(framework);
    long[] after = before == null ? new long[ChangeRecords.STREAMS] : before.clone();
    after[share] = sequence;
    next.put(framework, after);
    return new ChangePosition(next);
  }

  /** Reads what {@link #toString} writes; empty when it is nothing of ours. */
  public static Optional<ChangePosition> find(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      ByteBuffer octets = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (octets.get() != FORM) {
        return Optional.empty();
      }
      Map<String, long[]> sequences = new HashMap<>();
      while (octets.hasRemaining()) {
        byte[] framework = new byte[FRAMEWORK_OCTETS];
        octets.get(framework);
        sequences.put(HexFormat.of().formatHex(framework), readSequences(octets));
      }
      return Optional.of(new ChangePosition(sequences));
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static long[] readSequences(ByteBuffer octets) {
    byte[] mask = new byte[MASK_OCTETS];
    octets.get(mask);
    long[] all = new long[ChangeRecords.STREAMS];
    for (int share = 0; share < all.length; share++) {
      if ((mask[share / Byte.SIZE] >>> share % Byte.SIZE & 1) == 1) {
        all[share] = readNumber(octets);
      }
    }
    return all;
  }

  private static long readNumber(ByteBuffer octets) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
      byte next = octets.get();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("no number ends");
  }

  /** Equal positions have equal texts. */
  @Override
  public String toString() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.write(FORM);
    new TreeMap<>(sequences)
        .forEach(
            (framework, all) -> {
              if (Arrays.stream(all).anyMatch(sequence -> sequence > 0)) {
                octets.writeBytes(HexFormat.of().parseHex(framework));
                write(all, octets);
              }
            });
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets.toByteArray());
  }

  private static void write(long[] all, ByteArrayOutputStream octets) {
    byte[] mask = new byte[MASK_OCTETS];
    ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    for (int share = 0; share < all.length; share++) {
      long rest = all[share];
      if (rest > 0) {
        mask[share / Byte.SIZE] |= (byte) (1 << share % Byte.SIZE);
        while (rest > 0x7F) {
          numbers.write((int) (rest & 0x7F | 0x80));
          rest >>>= 7;
        }
        numbers.write((int) rest);
      }
    }
    octets.writeBytes(mask);
    octets.writeBytes(numbers.toByteArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChangePosition position && position.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return Objects.hash(toString());
  }
}
