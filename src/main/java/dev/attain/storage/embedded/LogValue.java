package dev.attain.storage.embedded;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The value of a statement in the log. Static methods over its bytes: most reads copy JSON only.
 */
public final class LogValue {
  private static final byte VOIDED = 1;
  private static final int JSON_OFFSET = 1 + 16;

  private LogValue() {}

  static byte[] of(NewStatement statement, boolean voided) {
    return ByteBuffer.allocate(JSON_OFFSET + statement.json().length)
        .put(voided ? VOIDED : 0)
        .put(Layout.id(statement.id()))
        .put(statement.json())
        .array();
  }

  public static boolean isVoided(byte[] value) {
    return (value[0] & VOIDED) != 0;
  }

  static byte[] voided(byte[] value) {
    byte[] copy = value.clone();
    copy[0] |= VOIDED;
    return copy;
  }

  public static StoredStatement statement(Position position, byte[] value) {
    return new StoredStatement(
        Layout.id(ByteBuffer.wrap(value, 1, 16)),
        position,
        isVoided(value),
        Arrays.copyOfRange(value, JSON_OFFSET, value.length));
  }
}
