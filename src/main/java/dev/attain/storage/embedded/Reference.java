package dev.attain.storage.embedded;

import dev.attain.statements.Position;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.xapi.StatementId;
import java.nio.ByteBuffer;

/** A statement that points at another one: where it is, which it is, and whether it voids. */
public record Reference(Position position, StatementId id, boolean voiding) {
  private static final byte VOIDING = 1;

  public static Reference of(Entry entry) {
    ByteBuffer value = ByteBuffer.wrap(entry.value());
    boolean voiding = (value.get() & VOIDING) != 0;
    Position position = new Position(ByteBuffer.wrap(entry.key()).getLong(16));
    return new Reference(position, Layout.id(value), voiding);
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(1 + 16).put(voiding ? VOIDING : 0).put(Layout.id(id)).array();
  }
}
