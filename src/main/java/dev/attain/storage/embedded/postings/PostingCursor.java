package dev.attain.storage.embedded.postings;

import org.rocksdb.RocksDBException;

/**
 * Postings of one term in the order of a query. Places in that order are <i>ranks</i>, which always
 * grow: a position when ascending, an inverted position when descending.
 */
interface PostingCursor extends AutoCloseable {
  /** The rank after the last posting. */
  long END = Long.MAX_VALUE;

  /**
   * Moves on to the first posting at or after a rank, and returns its rank, or {@link #END}.
   *
   * @param target not below that of the last call
   */
  long advanceTo(long target) throws RocksDBException;

  @Override
  default void close() {}
}
