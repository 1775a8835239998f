package dev.attain.storage.embedded.wal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The files of RocksDB's write-ahead log, in the order in which they were written.
 *
 * <p>A power failure tears what was written last, and nothing of that was acknowledged. RocksDB, as
 * it is set, takes what comes before the first damage and lets the rest go; that is right for a
 * torn end, and silent loss for damage in the middle. The two can be told apart, because each group
 * of writes is one record and on disk before the next one begins: where a whole record begins after
 * the damage, what is damaged had been acknowledged.
 *
 * <p>The format is RocksDB's own (its wiki, "Write Ahead Log File Format"): blocks of 32 KiB, in
 * them fragments of a checksum (CRC-32C, masked, of type and payload), a length of two bytes, a
 * type, and the payload; numbers are little-endian. A block's last six bytes or less are filled.
 */
public final class WriteAheadLog {
  private static final int BLOCK = 32 * 1024;
  private static final int HEADER = 7;
  private static final int LENGTH = 4;
  private static final int TYPE = 6;
  private static final int FULL = 1;
  private static final int FIRST = 2;
  private static final int MOST_TYPE = 4;
  private static final int MASK_DELTA = 0xa282ead8;

  private WriteAheadLog() {}

  /**
   * Damage that a power failure does not do.
   *
   * @param offset of the first thing in the file that can't be read
   */
  public record Damage(Path file, long offset) {}

  /** Where a read has come to. */
  private static final class Place {
    private final Path file;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);

    Place(Path file) {
      this.file = file;
    }
  }

  /**
   * What can't be read.
   *
   * @param first of it; null when all can be read
   * @param acknowledged whether a whole record begins after it
   */
  private record Found(@Nullable Damage first, boolean acknowledged) {}

  /** Finds damage to what was acknowledged; empty when there is none, or no database. */
  public static Optional<Damage> findDamage(Path database) throws IOException {
    Found found = look(database);
    return found.acknowledged() ? Optional.ofNullable(found.first()) : Optional.empty();
  }

  /** Finds what a power failure has torn; empty when there is other damage. */
  public static Optional<Damage> findTornEnd(Path database) throws IOException {
    Found found = look(database);
    return found.acknowledged() ? Optional.empty() : Optional.ofNullable(found.first());
  }

  /**
   * Cuts off what a power failure has torn, of which nothing was acknowledged. RocksDB leaves the
   * same out, but on some garbage its reader goes round for ever, and a start would never end.
   *
   * @return damage to what was acknowledged; then nothing is cut
   */
  public static Optional<Damage> cutTornEnd(Path database) throws IOException {
    Found found = look(database);
    Damage first = found.first();
    if (first == null || found.acknowledged()) {
      return Optional.ofNullable(first);
    }
    List<Path> files = files(database);
    for (Path file : files.subList(files.indexOf(first.file()), files.size())) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(file.equals(first.file()) ? first.offset() : 0);
        channel.force(true);
      }
    }
    return Optional.empty();
  }

  private static Found look(Path database) throws IOException {
    @Nullable Damage suspected = null;
    for (Path file : files(database)) {
      Scan scan = new Scan(suspected);
      Place place = new Place(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        for (long start = 0; start < channel.size(); start += BLOCK) {
          read(channel, start, place.block);
          if (scan.block(place, start)) {
            return new Found(scan.suspected, true);
          }
        }
      }
      suspected = scan.suspected;
    }
    return new Found(suspected, false);
  }

  private static List<Path> files(Path database) throws IOException {
    if (!Files.isDirectory(database)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(database)) {
      // The numbers in the names have leading zeros.
      return all.filter(file -> file.getFileName().toString().matches("\\d+\\.log"))
          .sorted()
          .toList();
    }
  }

  private static void read(FileChannel channel, long start, ByteBuffer block) throws IOException {
    block.clear();
    while (block.hasRemaining() && channel.read(block, start + block.position()) > 0) {
      continue;
    }
    block.flip();
  }

  /** What is known of the damage while the files are gone through. */
  private static final class Scan {
    private @Nullable Damage suspected;

    Scan(@Nullable Damage suspected) {
      this.suspected = suspected;
    }

    /** Returns whether a record begins here after damage that was seen before. */
    boolean block(Place place, long start) {
      ByteBuffer block = place.block;
      int at = 0;
      while (block.limit() - at >= HEADER) {
        int length = Short.toUnsignedInt(block.getShort(at + LENGTH));
        int type = block.get(at + TYPE);
        if (!isIntact(block, at, length)) {
          // Where the next one begins can't be told from what is damaged: it is looked for.
          if (suspected == null) {
            suspected = new Damage(place.file, start + at);
          }
          at++;
        } else if (suspected != null && (type == FULL || type == FIRST)) {
          return true;
        } else {
          at += HEADER + length;
        }
      }
      return false;
    }

    private static boolean isIntact(ByteBuffer block, int at, int length) {
      int type = block.get(at + TYPE);
      if (type < FULL || type > MOST_TYPE || at + HEADER + length > block.limit()) {
        return false;
      }
      CRC32C crc = new CRC32C();
      crc.update(block.array(), at + TYPE, 1 + length);
      int value = (int) crc.getValue();
      int masked = Integer.rotateRight(value, 15) + MASK_DELTA;
      return block.getInt(at) == masked;
    }
  }
}
