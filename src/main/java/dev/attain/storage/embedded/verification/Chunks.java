package dev.attain.storage.embedded.verification;

import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Goes through a table some entries at a time, so that what belongs to them is looked up at once.
 */
final class Chunks {
  private static final int ENTRIES = 500;

  private Chunks() {}

  /** What is done with some entries. */
  interface Visitor {
    void visit(List<Entry> entries) throws RocksDBException;
  }

  static void each(View view, Table table, Ticker ticker, Visitor visitor) throws RocksDBException {
    List<Entry> entries = new ArrayList<>(ENTRIES);
    try (RocksIterator all = view.iterator(table)) {
      for (all.seekToFirst(); all.isValid(); all.next()) {
        entries.add(new Entry(all.key(), all.value()));
        if (entries.size() == ENTRIES) {
          visitor.visit(entries);
          entries.clear();
        }
        ticker.tick();
      }
      all.status();
    }
    if (!entries.isEmpty()) {
      visitor.visit(entries);
    }
  }
}
