package dev.attain.statements;

import io.vertx.core.Future;
import java.nio.ByteBuffer;

/**
 * A content on its way into the store. One operation at a time: the next one waits for the future
 * of the last one. It ends by {@link #finish()} or {@link #discard()}, also when a write has
 * failed.
 */
public interface AttachmentUpload {

  /**
   * Takes the next octets.
   *
   * @param piece its remaining octets; nobody may change them before the future completes
   */
  Future<Void> write(ByteBuffer piece);

  /** Keeps the content durably when it has the hash that was said, or else drops it. */
  Future<UploadOutcome> finish();

  /** Drops what was written; does nothing when it has been finished. */
  Future<Void> discard();
}
