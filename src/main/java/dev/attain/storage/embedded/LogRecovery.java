package dev.attain.storage.embedded;

import dev.attain.statements.Position;
import dev.attain.storage.embedded.postings.RecentPostings;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import dev.attain.storage.embedded.wal.WriteAheadLog;
import java.io.IOException;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** What is found out about the log of a data folder before it is served. */
final class LogRecovery {
  private LogRecovery() {}

  /**
   * Refuses a write-ahead log that is damaged where writes were acknowledged, and cuts off a torn
   * end. Without an fsync for each group a power failure may leave any part of the last seconds, so
   * that neither says anything.
   */
  static void requireWholeLog(DataFolder folder, Durability durability) throws IOException {
    if (durability == Durability.FSYNC) {
      Optional<WriteAheadLog.Damage> damage = WriteAheadLog.cutTornEnd(folder.database());
      if (damage.isPresent()) {
        throw folder.refused(
            "is damaged in its write-ahead log, at byte "
                + damage.get().offset()
                + " of "
                + damage.get().file().getFileName()
                + ", with acknowledged writes after that",
            "Restore a backup (attain restore). To go on without what comes after the damage, keep"
                + " a copy of the folder and start once with durability=operating-system.",
            null);
      }
    }
  }

  /** No position at or below this one may be given out any more. */
  static Position lastPosition(Database database) throws RocksDBException {
    byte[] horizon = database.get(Table.META, Layout.HORIZON);
    Position last = horizon == null ? Position.START : Layout.position(horizon);
    try (View view = database.view();
        RocksIterator log = view.iterator(Table.LOG)) {
      log.seekToLast();
      if (log.isValid()) {
        Position inLog = Layout.position(log.key());
        return inLog.compareTo(last) > 0 ? inLog : last;
      }
      log.status();
      return last;
    }
  }

  /** The postings that are not in blocks yet. */
  static RecentPostings postings(Database database, EmbeddedSettings settings, Position last)
      throws RocksDBException {
    try (View view = database.view()) {
      return RecentPostings.load(
          view,
          settings.segmentStatements(),
          last.value(),
          (position, visitor) -> CarriedTerms.after(view, position, visitor));
    }
  }
}
