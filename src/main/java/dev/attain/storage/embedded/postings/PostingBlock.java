package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import dev.attain.storage.embedded.rocksdb.Entry;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Some postings of one term that follow each other: no other block of the term has postings between
 * them. The key holds the oldest position, the value how far each later one is from the one before
 * it, in groups of seven bits, the lowest first; the highest bit of a byte says that more follow. A
 * single posting has an empty value.
 *
 * @param positions ascending, at least one
 */
public record PostingBlock(Term term, long[] positions) {
  /** More would be decoded for each of the few that a query wants. */
  static final int MAX_POSTINGS = 512;

  private static final int MORE = 0x80;
  private static final int BITS = 7;

  /** Reads an entry of the table. */
  public static PostingBlock of(Entry entry) {
    return new PostingBlock(
        PostingKey.term(entry.key()), positions(PostingKey.position(entry.key()), entry.value()));
  }

  /**
   * The block of a term that begins last at or before a position; null when there is none.
   *
   * @param blocks over the table of postings
   */
  public static @Nullable PostingBlock seek(RocksIterator blocks, Term term, long position)
      throws RocksDBException {
    blocks.seek(PostingKey.of(term, position));
    if (!blocks.isValid()) {
      blocks.status();
      return null;
    }
    PostingBlock block = of(new Entry(blocks.key(), blocks.value()));
    return block.term.equals(term) ? block : null;
  }

  /** Adds blocks of all postings of a term, in the order of the table. */
  static void addBlocks(Term term, long[] positions, List<PostingBlock> blocks) {
    for (int to = positions.length; to > 0; to -= MAX_POSTINGS) {
      long[] some = Arrays.copyOfRange(positions, Math.max(0, to - MAX_POSTINGS), to);
      blocks.add(new PostingBlock(term, some));
    }
  }

  static long[] positions(long oldest, byte[] value) {
    int count = 1;
    for (byte one : value) {
      count += one >= 0 ? 1 : 0;
    }
    long[] positions = new long[count];
    positions[0] = oldest;
    long distance = 0;
    int shift = 0;
    int filled = 1;
    for (byte one : value) {
      distance |= (long) (one & (MORE - 1)) << shift;
      if (one < 0) {
        shift += BITS;
      } else {
        positions[filled] = positions[filled - 1] + distance;
        filled++;
        distance = 0;
        shift = 0;
      }
    }
    return positions;
  }

  public long oldest() {
    return positions[0];
  }

  public long newest() {
    return positions[positions.length - 1];
  }

  byte[] key() {
    return PostingKey.of(term, oldest());
  }

  byte[] value() {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    for (int i = 1; i < positions.length; i++) {
      long distance = positions[i] - positions[i - 1];
      while (distance >= MORE) {
        value.write((int) distance | MORE);
        distance >>>= BITS;
      }
      value.write((int) distance);
    }
    return value.toByteArray();
  }

  public boolean contains(long position) {
    return Arrays.binarySearch(positions, position) >= 0;
  }

  /** Itself when it has the position already. */
  PostingBlock with(long position) {
    int place = Arrays.binarySearch(positions, position);
    if (place >= 0) {
      return this;
    }
    int at = -place - 1;
    long[] more = new long[positions.length + 1];
    System.arraycopy(positions, 0, more, 0, at);
    more[at] = position;
    System.arraycopy(positions, at, more, at + 1, positions.length - at);
    return new PostingBlock(term, more);
  }

  /** Null when nothing is left. */
  @Nullable PostingBlock without(long position) {
    long[] rest = Arrays.stream(positions).filter(one -> one != position).toArray();
    return rest.length == 0 ? null : new PostingBlock(term, rest);
  }
}
