package dev.attain.storage.model;

import dev.attain.statements.AttachmentStore;
import dev.attain.statements.AttachmentUpload;
import dev.attain.statements.UploadOutcome;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Contents in a map. */
final class ModelAttachmentStore implements AttachmentStore {
  private final Map<Sha2, byte[]> contents = new ConcurrentHashMap<>();

  @Override
  public Future<AttachmentUpload> upload(Sha2 hash) {
    return Future.succeededFuture(new Upload(hash));
  }

  @Override
  public Future<Optional<Long>> findLength(Sha2 hash) {
    return Future.succeededFuture(
        Optional.ofNullable(contents.get(hash)).map(c -> (long) c.length));
  }

  @Override
  public Future<ByteBuffer> read(Sha2 hash, long offset, int max) {
    byte[] content = contents.get(hash);
    if (content == null) {
      return Future.failedFuture("there is no content " + hash);
    }
    int from = (int) Math.min(offset, content.length);
    return Future.succeededFuture(
        ByteBuffer.wrap(content, from, Math.min(max, content.length - from)).slice());
  }

  private final class Upload implements AttachmentUpload {
    private final Sha2 hash;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    Upload(Sha2 hash) {
      this.hash = hash;
    }

    @Override
    public Future<Void> write(ByteBuffer piece) {
      byte[] copy = new byte[piece.remaining()];
      piece.duplicate().get(copy);
      written.writeBytes(copy);
      return Future.succeededFuture();
    }

    @Override
    public Future<UploadOutcome> finish() {
      byte[] content = written.toByteArray();
      MessageDigest digest = hash.newDigest();
      digest.update(content);
      Sha2 actual = Sha2.of(digest);
      if (!actual.equals(hash)) {
        return Future.succeededFuture(new UploadOutcome.DifferentHash(actual));
      }
      contents.put(hash, content);
      return Future.succeededFuture(new UploadOutcome.Kept(content.length));
    }

    @Override
    public Future<Void> discard() {
      return Future.succeededFuture();
    }
  }
}
