package dev.attain.storage.embedded.postings;

import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * How much of the log is in blocks.
 *
 * @param posted up to this position all postings are in blocks, and no block has positions on both
 *     sides of it
 * @param sealed up to this one, from the other on, some may be
 */
public record PostedUpTo(long posted, long sealed) {
  /** Its place in the table of the engine's own words. */
  private static final byte[] KEY = "posted".getBytes(StandardCharsets.US_ASCII);

  public PostedUpTo {
    if (posted < 0 || sealed < posted) {
      throw new IllegalArgumentException("posted up to " + posted + ", sealed to " + sealed);
    }
  }

  /** Null where there are no marks: in a folder that is new, or older than blocks. */
  public static @Nullable PostedUpTo of(View view) throws RocksDBException {
    byte[] mark = view.get(Table.META, KEY);
    if (mark == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(mark);
    return new PostedUpTo(bytes.getLong(), bytes.getLong());
  }

  void put(Group group) throws RocksDBException {
    byte[] mark = ByteBuffer.allocate(2 * Long.BYTES).putLong(posted).putLong(sealed).array();
    group.put(Table.META, KEY, mark);
  }
}
