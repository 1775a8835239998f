package dev.attain.storage.embedded;

import dev.attain.statements.Fingerprint;
import dev.attain.statements.Position;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a statement by its id.
 *
 * @param timestampAdded whether the client sent no timestamp; false where {@code fingerprint} is
 *     there, which tells it
 * @param fingerprint only of statements that were stored in formats before 3
 */
public record KnownId(
    Position position, boolean voiding, boolean timestampAdded, @Nullable Fingerprint fingerprint) {
  /** The value of an id that some statement refers to, while no statement of that id is there. */
  private static final byte[] AWAITED = {0};

  private static final byte PRESENT = 1;
  private static final byte VOIDING = 2;
  private static final byte TIMESTAMP_ADDED = 4;
  private static final int BYTES = 1 + Long.BYTES;

  static byte[] awaited() {
    return AWAITED.clone();
  }

  public static boolean isAwaited(byte @Nullable [] value) {
    return value != null && value.length == AWAITED.length;
  }

  /** Null when there is no statement of this id (yet). */
  public static @Nullable KnownId of(byte @Nullable [] value) {
    if (value == null || isAwaited(value)) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(value);
    byte flags = bytes.get();
    return new KnownId(
        new Position(bytes.getLong()),
        (flags & VOIDING) != 0,
        (flags & TIMESTAMP_ADDED) != 0,
        bytes.hasRemaining() ? new Fingerprint(bytes.getLong(), bytes.getLong()) : null);
  }

  /** As it is kept of a statement that is stored now. */
  static byte[] bytes(Position position, boolean voiding, boolean timestampAdded) {
    int flags = PRESENT | (voiding ? VOIDING : 0) | (timestampAdded ? TIMESTAMP_ADDED : 0);
    return ByteBuffer.allocate(BYTES).put((byte) flags).putLong(position.value()).array();
  }

  /**
   * Whether the client sent no timestamp, of whatever format.
   *
   * @param json of the statement
   */
  boolean isTimestampAdded(byte[] json) {
    return fingerprint == null ? timestampAdded : fingerprint.saysTimestampAdded(json);
  }
}
