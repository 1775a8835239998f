package dev.attain.storage.embedded.rocksdb;

import org.rocksdb.RocksDBException;

/** What a writer wants changed: decided when its turn comes, all of it or nothing. */
public interface Change<T> {

  /** About how many bytes this holds while it waits. */
  long bytes();

  /**
   * Decides against what is stored and what the changes before it in the group have written, and
   * writes. Must not write before it has decided: a change that is refused writes nothing.
   */
  T decide(Group group) throws RocksDBException;
}
