package dev.attain.storage.migration;

import dev.attain.statements.AttachmentStore;
import dev.attain.statements.AttachmentUpload;
import dev.attain.statements.UploadOutcome;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.function.Function;

/** Contents of attachments on their way, in pieces. */
final class Contents {
  private static final int PIECE_BYTES = 1 << 20;

  private Contents() {}

  /** Moves a content, unless it is there. */
  static Future<Void> move(Sha2 hash, AttachmentStore from, AttachmentStore to) {
    return to.findLength(hash)
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture()
                    : to.upload(hash).compose(upload -> move(hash, from, upload)));
  }

  private static Future<Void> move(Sha2 hash, AttachmentStore from, AttachmentUpload upload) {
    return each(hash, from, 0, upload::write)
        .compose(length -> upload.finish())
        .compose(outcome -> require(hash, outcome))
        .recover(
            failure -> upload.discard().transform(discarded -> Future.<Void>failedFuture(failure)));
  }

  private static Future<Void> require(Sha2 hash, UploadOutcome outcome) {
    return outcome instanceof UploadOutcome.Kept
        ? Future.succeededFuture()
        : Future.failedFuture(
            new MigrationException(
                "The content of the attachment "
                    + hash
                    + " is not what its hash says. Restore it from a backup of the source."));
  }

  /** What a content is counted by: its name, the hash and the length of what is there. */
  static Future<byte[]> digest(Sha2 hash, AttachmentStore store) {
    MessageDigest actual = hash.newDigest();
    return each(
            hash,
            store,
            0,
            piece -> {
              actual.update(piece);
              return Future.succeededFuture();
            })
        .map(length -> ItemDigest.ofContent(hash.hex(), Sha2.of(actual).hex(), length));
  }

  /** The length, when all pieces were taken. */
  private static Future<Long> each(
      Sha2 hash, AttachmentStore store, long offset, Function<ByteBuffer, Future<Void>> taker) {
    return store
        .read(hash, offset, PIECE_BYTES)
        .compose(
            piece -> {
              int length = piece.remaining();
              return length == 0
                  ? Future.succeededFuture(offset)
                  : taker.apply(piece).compose(t -> each(hash, store, offset + length, taker));
            });
  }
}
