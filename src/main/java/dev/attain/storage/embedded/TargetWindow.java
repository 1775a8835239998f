package dev.attain.storage.embedded;

import dev.attain.statements.Position;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import dev.attain.xapi.StatementId;
import java.nio.ByteBuffer;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * At which statements those of a part of the log point. References are kept by target, so all of
 * them are gone through for a part; the part is as long as memory allows.
 *
 * @param after before the first position of the part
 * @param upTo the last position of the part
 */
record TargetWindow(Position after, Position upTo, TreeMap<Long, StatementId> targets) {

  /** About 100 bytes each. */
  static final int MOST_TARGETS = 500_000;

  /** The window that begins after a position and has at most so many targets. */
  static TargetWindow open(View view, Position after, int most) throws RocksDBException {
    TreeMap<Long, StatementId> targets = new TreeMap<>();
    boolean all = true;
    try (RocksIterator references = view.iterator(Table.REFERENCES)) {
      for (references.seekToFirst(); references.isValid(); references.next()) {
        ByteBuffer key = ByteBuffer.wrap(references.key());
        StatementId target = Layout.id(key);
        long from = key.getLong();
        if (from > after.value()) {
          targets.put(from, target);
          if (targets.size() > most) {
            targets.pollLastEntry();
            all = false;
          }
        }
      }
      references.status();
    }
    return new TargetWindow(after, all ? Position.END : new Position(targets.lastKey()), targets);
  }

  boolean covers(Position position) {
    return position.compareTo(after) > 0 && position.compareTo(upTo) <= 0;
  }

  /** At which statement the one at this position points, if it does. */
  @Nullable StatementId target(Position position) {
    return targets.get(position.value());
  }
}
