package dev.attain.storage.embedded;

import dev.attain.statements.Term;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * The statements of one term in the order of a query. Places in that order are <i>ranks</i>, which
 * always grow: a position when ascending, an inverted position when descending.
 */
final class Postings implements AutoCloseable {
  /** The target is often near, and a step costs a fraction of a seek. Six was measured best. */
  private static final int STEPS_BEFORE_SEEK = 6;

  /** The rank after the last posting. */
  static final long END = Long.MAX_VALUE;

  private final RocksIterator iterator;
  private final boolean ascending;
  private final byte[] sought;
  private final byte[] found = new byte[Layout.POSTING_BYTES];
  private final ByteBuffer foundRank = ByteBuffer.wrap(found);
  private boolean started;
  private long rank;

  Postings(View view, Term term, boolean ascending) {
    this.iterator = view.iterator(Table.POSTINGS);
    this.ascending = ascending;
    this.sought = Layout.posting(term).array();
  }

  /** Moves on to the first posting at or after a rank, and returns its rank, or {@link #END}. */
  long advanceTo(long target) throws RocksDBException {
    for (int step = 0; started && rank < target && step < STEPS_BEFORE_SEEK; step++) {
      step();
    }
    if (!started || rank < target) {
      seek(target);
    }
    return rank;
  }

  private void step() throws RocksDBException {
    if (ascending) {
      iterator.prev();
    } else {
      iterator.next();
    }
    readRank();
  }

  private void seek(long target) throws RocksDBException {
    // Keys hold the inverted position: the rank itself when descending.
    ByteBuffer.wrap(sought).putLong(Layout.TERM_BYTES, ascending ? ~target : target);
    if (ascending) {
      iterator.seekForPrev(sought);
    } else {
      iterator.seek(sought);
    }
    started = true;
    readRank();
  }

  private void readRank() throws RocksDBException {
    if (!iterator.isValid()) {
      iterator.status();
      rank = END;
      return;
    }
    iterator.key(found);
    if (Arrays.equals(found, 0, Layout.TERM_BYTES, sought, 0, Layout.TERM_BYTES)) {
      long inverted = foundRank.getLong(Layout.TERM_BYTES);
      rank = ascending ? ~inverted : inverted;
    } else {
      rank = END;
    }
  }

  @Override
  public void close() {
    iterator.close();
  }
}
