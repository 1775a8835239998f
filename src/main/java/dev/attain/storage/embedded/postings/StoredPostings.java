package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Postings that are in the database, up to a bound: blocks beyond it are about to be written, and
 * still in memory.
 */
final class StoredPostings implements PostingCursor {
  /** The target is often near, and a step costs a fraction of a seek. */
  private static final int STEPS_BEFORE_SEEK = 6;

  private final View view;
  private final boolean ascending;
  private final long bound;
  private final byte[] sought;
  private final byte[] found = new byte[PostingKey.BYTES];
  private @Nullable RocksIterator iterator;

  /** Through the block that the last answer was in; null before the first. */
  private @Nullable PositionWalk block;

  /**
   * @param bound the last position that counts
   */
  StoredPostings(View view, Term term, boolean ascending, long bound) {
    this.view = view;
    this.ascending = ascending;
    this.bound = bound;
    this.sought = PostingKey.of(term, 0);
  }

  @Override
  public long advanceTo(long target) throws RocksDBException {
    long rank = block == null ? END : block.advanceTo(target);
    if (rank != END) {
      return rank;
    }
    RocksIterator entries = iterator == null ? view.iterator(Table.POSTINGS) : iterator;
    iterator = entries;
    if (!(ascending ? ascend(entries, target) : descend(entries, Math.max(target, ~bound)))) {
      entries.status();
      block = null;
      return END;
    }
    long[] positions = positions(entries);
    block = new PositionWalk(positions, positions.length, ascending);
    return block.advanceTo(target);
  }

  /** To the block with the newest beginning at or before a place: it has what is sought. */
  private boolean descend(RocksIterator entries, long target) {
    if (block != null) {
      for (int step = 0; step < STEPS_BEFORE_SEEK; step++) {
        entries.next();
        if (!isOfTerm(entries)) {
          return false;
        }
        if (~oldest() >= target) {
          return true;
        }
      }
    }
    entries.seek(key(~target));
    return isOfTerm(entries);
  }

  /** To the block that begins at or before a place, if it reaches it; else to the one after. */
  private boolean ascend(RocksIterator entries, long target) {
    if (block != null) {
      entries.prev();
      if (!isOfTerm(entries) || oldest() >= target) {
        return isWithinBound(entries);
      }
    }
    entries.seek(key(target));
    if (isOfTerm(entries)) {
      long[] positions = positions(entries);
      if (positions[positions.length - 1] < target) {
        entries.prev();
      }
    } else {
      entries.seekForPrev(key(target));
    }
    return isWithinBound(entries);
  }

  private boolean isWithinBound(RocksIterator entries) {
    return isOfTerm(entries) && oldest() <= bound;
  }

  private boolean isOfTerm(RocksIterator entries) {
    if (!entries.isValid()) {
      return false;
    }
    entries.key(found);
    return Arrays.equals(found, 0, PostingKey.TERM_BYTES, sought, 0, PostingKey.TERM_BYTES);
  }

  /** Where the block begins whose key was looked at last. */
  private long oldest() {
    return PostingKey.position(found);
  }

  private long[] positions(RocksIterator entries) {
    return PostingBlock.positions(oldest(), entries.value());
  }

  private byte[] key(long position) {
    ByteBuffer.wrap(sought).putLong(PostingKey.TERM_BYTES, ~position);
    return sought;
  }

  @Override
  public void close() {
    if (iterator != null) {
      iterator.close();
    }
  }
}
