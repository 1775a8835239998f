package dev.attain.storage.embedded;

import dev.attain.statements.BatchDecision;
import dev.attain.statements.Fingerprint;
import dev.attain.statements.Position;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What is known of a statement by its id. */
public record KnownId(Position position, Fingerprint fingerprint, boolean voiding)
    implements BatchDecision.Known {
  /** The value of an id that some statement refers to, while no statement of that id is there. */
  private static final byte[] AWAITED = {0};

  private static final byte PRESENT = 1;
  private static final byte VOIDING = 2;
  private static final int BYTES = 1 + 3 * Long.BYTES;

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
    boolean voiding = (bytes.get() & VOIDING) != 0;
    Position position = new Position(bytes.getLong());
    return new KnownId(position, new Fingerprint(bytes.getLong(), bytes.getLong()), voiding);
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .put((byte) (voiding ? PRESENT | VOIDING : PRESENT))
        .putLong(position.value())
        .putLong(fingerprint.high())
        .putLong(fingerprint.low())
        .array();
  }
}
