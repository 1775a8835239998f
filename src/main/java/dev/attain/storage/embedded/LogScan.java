package dev.attain.storage.embedded;

import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Reads of the log itself, in either direction. */
final class LogScan {
  /** After so many octets a stretch of the log ends. */
  private static final long MOST_OCTETS = 16L << 20;

  private LogScan() {}

  /** The first {@code max} statements of a query without terms: all that are not voided. */
  static List<StoredStatement> find(View view, PositionQuery query, int max)
      throws RocksDBException {
    return query.ascending()
        ? ascending(view, query.after(), query.upTo(), max, Long.MAX_VALUE, false)
        : descending(view, query.after(), query.upTo(), max);
  }

  /** Voided ones included; fewer when they are large, at least one if there is any. */
  static List<StoredStatement> forward(View view, Position after, Position upTo, int max)
      throws RocksDBException {
    return ascending(view, after, upTo, max, MOST_OCTETS, true);
  }

  private static List<StoredStatement> ascending(
      View view, Position after, Position upTo, int max, long octets, boolean withVoided)
      throws RocksDBException {
    List<StoredStatement> found = new ArrayList<>();
    long taken = 0;
    try (RocksIterator log = view.iterator(Table.LOG)) {
      log.seek(Layout.position(after));
      while (log.isValid() && found.size() < max && taken < octets) {
        Position position = Layout.position(log.key());
        if (position.compareTo(upTo) > 0) {
          break;
        }
        if (position.compareTo(after) > 0) {
          byte[] value = log.value();
          add(value, position, withVoided, found);
          taken += value.length;
        }
        log.next();
      }
      log.status();
    }
    return found;
  }

  private static List<StoredStatement> descending(View view, Position after, Position upTo, int max)
      throws RocksDBException {
    List<StoredStatement> found = new ArrayList<>();
    try (RocksIterator log = view.iterator(Table.LOG)) {
      log.seekForPrev(Layout.position(upTo));
      while (log.isValid() && found.size() < max) {
        Position position = Layout.position(log.key());
        if (position.compareTo(after) <= 0) {
          break;
        }
        add(log.value(), position, false, found);
        log.prev();
      }
      log.status();
    }
    return found;
  }

  private static void add(
      byte[] value, Position position, boolean withVoided, List<StoredStatement> found) {
    if (withVoided || !LogValue.isVoided(value)) {
      found.add(LogValue.statement(position, value));
    }
  }
}
