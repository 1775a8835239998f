package dev.attain.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes octets at random, by small steps and by pieces of other texts. */
final class Mutation {
  private final Random random;
  private final List<byte[]> seeds;

  Mutation(long seed, List<byte[]> seeds) {
    this.random = new Random(seed);
    this.seeds = List.copyOf(seeds);
  }

  byte[] next() {
    byte[] octets = seeds.get(random.nextInt(seeds.size()));
    for (int i = random.nextInt(4); i >= 0; i--) {
      octets = changed(octets);
    }
    return octets;
  }

  private byte[] changed(byte[] octets) {
    int from = random.nextInt(octets.length + 1);
    int to = Math.min(octets.length, from + random.nextInt(1 + random.nextInt(20)));
    return switch (random.nextInt(6)) {
      case 0 -> replaced(octets, from, to, new byte[0]);
      case 1 -> replaced(octets, from, to, new byte[] {(byte) random.nextInt(256)});
      case 2 -> replaced(octets, from, from, Arrays.copyOfRange(octets, from, to));
      case 3 -> replaced(octets, from, to, piece(seeds.get(random.nextInt(seeds.size()))));
      case 4 -> Arrays.copyOf(octets, from);
      default -> moved(octets, from);
    };
  }

  private byte[] piece(byte[] other) {
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + random.nextInt(30)));
  }

  /** One octet becomes its neighbour: 9 a colon, Z a bracket, a the accent before it. */
  private byte[] moved(byte[] octets, int at) {
    byte[] result = octets.clone();
    if (at < result.length) {
      result[at] += (byte) (random.nextBoolean() ? 1 : -1);
    }
    return result;
  }

  private static byte[] replaced(byte[] octets, int from, int to, byte[] inserted) {
    byte[] result = Arrays.copyOf(octets, octets.length - (to - from) + inserted.length);
    System.arraycopy(inserted, 0, result, from, inserted.length);
    System.arraycopy(octets, to, result, from + inserted.length, octets.length - to);
    return result;
  }
}
