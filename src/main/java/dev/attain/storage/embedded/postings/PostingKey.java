package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import java.nio.ByteBuffer;

/**
 * The keys of the table of postings: the term, 16 bytes, and an inverted position, 8 bytes, so that
 * "newest first" is a forward scan, which is the faster one.
 */
public final class PostingKey {
  static final int TERM_BYTES = 16;
  static final int BYTES = TERM_BYTES + Long.BYTES;

  private PostingKey() {}

  /** The key of a block that begins at a position; the smallest one at or after it, to seek by. */
  public static byte[] of(Term term, long position) {
    return ByteBuffer.allocate(BYTES)
        .putLong(term.high())
        .putLong(term.low())
        .putLong(~position)
        .array();
  }

  static Term term(byte[] key) {
    ByteBuffer bytes = ByteBuffer.wrap(key);
    return new Term(bytes.getLong(), bytes.getLong());
  }

  static long position(byte[] key) {
    return ~ByteBuffer.wrap(key).getLong(TERM_BYTES);
  }
}
