package dev.attain.http.statements;

import dev.attain.http.xapi.BadRequest;
import dev.attain.statements.AttachmentUpload;
import dev.attain.statements.UploadOutcome;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One content on its way from a request into the store, in pieces that are worth a write. */
final class AttachmentReception {
  private final Sha2 hash;
  private final AttachmentUpload upload;
  private final ByteBuffer buffer;
  private final long limit;
  private long received;

  /**
   * @param buffer empty; this one's alone until it has ended
   * @param limit octets of the content
   */
  AttachmentReception(Sha2 hash, AttachmentUpload upload, ByteBuffer buffer, long limit) {
    this.hash = hash;
    this.upload = upload;
    this.buffer = buffer.clear();
    this.limit = limit;
  }

  /** Fails with 413 beyond the limit. */
  Future<Void> take(ByteBuffer octets) {
    received += octets.remaining();
    if (received > limit) {
      throw BadRequest.refused(
          413,
          "Attachment too large",
          "the attachment "
              + hash
              + " has more than "
              + limit
              + " octets; give it a fileUrl, or raise max-attachment in the settings",
          List.of());
    }
    return fill(octets);
  }

  private Future<Void> fill(ByteBuffer octets) {
    while (octets.hasRemaining()) {
      int length = Math.min(octets.remaining(), buffer.remaining());
      buffer.put(octets.slice().limit(length));
      octets.position(octets.position() + length);
      if (!buffer.hasRemaining()) {
        return flush().compose(written -> fill(octets));
      }
    }
    return Future.succeededFuture();
  }

  private Future<Void> flush() {
    return buffer.flip().hasRemaining()
        ? upload.write(buffer).compose(this::emptied)
        : Future.succeededFuture();
  }

  private Future<Void> emptied(@Nullable Void written) {
    buffer.clear();
    return Future.succeededFuture();
  }

  /** Fails with 400 when this is not what the hash says. */
  Future<Void> finish() {
    return flush()
        .compose(written -> upload.finish())
        .map(
            outcome -> {
              if (outcome instanceof UploadOutcome.DifferentHash different) {
                throw BadRequest.because(
                    "the part with X-Experience-API-Hash "
                        + hash
                        + " has the content of "
                        + different.actual()
                        + "; it was changed on the way, or is another attachment");
              }
              return null;
            });
  }

  Future<Void> discard() {
    return upload.discard();
  }
}
