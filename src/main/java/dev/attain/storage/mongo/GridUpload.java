package dev.attain.storage.mongo;

import dev.attain.statements.AttachmentUpload;
import dev.attain.statements.UploadOutcome;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bson.BsonBinary;

/** A content on its way into chunks; no more than one of them is held in memory. */
final class GridUpload implements AttachmentUpload {
  private final AttachmentFiles files;
  private final Sha2 hash;
  private final BsonBinary id;
  private final MessageDigest digest;
  private final ByteBuffer chunk = ByteBuffer.allocate(AttachmentFiles.CHUNK_BYTES);
  private int chunks;
  private long length;
  private boolean ended;

  GridUpload(AttachmentFiles files, Sha2 hash, BsonBinary id) {
    this.files = files;
    this.hash = hash;
    this.id = id;
    digest = hash.newDigest();
  }

  @Override
  public Future<Void> write(ByteBuffer piece) {
    digest.update(piece.duplicate());
    length += piece.remaining();
    return take(piece.duplicate());
  }

  private Future<Void> take(ByteBuffer rest) {
    int fits = Math.min(chunk.remaining(), rest.remaining());
    chunk.put(rest.slice().limit(fits));
    rest.position(rest.position() + fits);
    return chunk.hasRemaining() ? Future.succeededFuture() : flush().compose(done -> take(rest));
  }

  private Future<Void> flush() {
    if (chunk.position() == 0) {
      return Future.succeededFuture();
    }
    byte[] data = Arrays.copyOf(chunk.array(), chunk.position());
    chunk.clear();
    return files.writeChunk(id, chunks++, data);
  }

  @Override
  public Future<UploadOutcome> finish() {
    Sha2 actual = Sha2.of(digest);
    if (!actual.equals(hash)) {
      return drop().map(new UploadOutcome.DifferentHash(actual));
    }
    return files
        .find(hash)
        .compose(known -> known.isPresent() ? drop() : keep())
        .map(new UploadOutcome.Kept(length));
  }

  private Future<Void> keep() {
    return flush().compose(flushed -> files.keep(id, hash, length)).onSuccess(kept -> ended = true);
  }

  private Future<Void> drop() {
    ended = true;
    return files.drop(id);
  }

  @Override
  public Future<Void> discard() {
    return ended ? Future.succeededFuture() : drop();
  }
}
