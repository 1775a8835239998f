package dev.attain.storage.embedded.rocksdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts and deletes as the bytes of a RocksDB write batch: the form that its write-ahead log has
 * too. So a group is handed to the native code by one call; a call for each put, with its copies,
 * was a tenth of what storing a statement costs.
 *
 * <p>A header of a sequence number, which RocksDB sets, and the number of records, both
 * little-endian; then for each record a tag, the number of the column family, the key and, of a
 * put, the value, each after its length. Numbers are in groups of seven bits, the lowest first.
 */
final class WriteBytes {
  private static final int HEADER = Long.BYTES + Integer.BYTES;
  private static final byte DELETE = 4;
  private static final byte PUT = 5;

  private WriteBytes() {}

  /**
   * A put, or a delete when there is no value.
   *
   * @param family the number of the column family
   */
  record Write(int family, byte[] key, byte @Nullable [] value) {
    private int length() {
      int upToKey = 1 + lengthOf(family) + lengthOf(key.length) + key.length;
      return value == null ? upToKey : upToKey + lengthOf(value.length) + value.length;
    }

    private void writeTo(ByteBuffer bytes) {
      bytes.put(value == null ? DELETE : PUT);
      number(family, bytes);
      number(key.length, bytes);
      bytes.put(key);
      if (value != null) {
        number(value.length, bytes);
        bytes.put(value);
      }
    }
  }

  static byte[] of(List<Write> writes) {
    long length = HEADER;
    for (Write write : writes) {
      length += write.length();
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(length))
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(0)
            .putInt(writes.size());
    for (Write write : writes) {
      write.writeTo(bytes);
    }
    return bytes.array();
  }

  private static int lengthOf(int number) {
    int length = 1;
    for (int rest = number >>> 7; rest != 0; rest >>>= 7) {
      length++;
    }
    return length;
  }

  private static void number(int number, ByteBuffer bytes) {
    int rest = number;
    while (rest >>> 7 != 0) {
      bytes.put((byte) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    bytes.put((byte) rest);
  }
}
