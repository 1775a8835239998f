package dev.attain.storage.mongo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.AttachmentUpload;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Contents as GridFS files. What is known of a file is cached: files never change. */
final class MongoAttachmentStore implements AttachmentStore {
  private static final int CACHED_FILES = 10_000;

  /** About 4 MB: what one answer may bring, whatever is asked for. */
  private static final int MAX_CHUNKS = 16;

  private final AttachmentFiles files;
  private final Cache<Sha2, AttachmentFiles.File> known =
      Caffeine.newBuilder().maximumSize(CACHED_FILES).build();

  MongoAttachmentStore(AttachmentFiles files) {
    this.files = files;
  }

  @Override
  public Future<AttachmentUpload> upload(Sha2 hash) {
    return files.begin().map(id -> new GridUpload(files, hash, id));
  }

  @Override
  public Future<Optional<Long>> findLength(Sha2 hash) {
    return find(hash).map(found -> found.map(AttachmentFiles.File::length));
  }

  private Future<Optional<AttachmentFiles.File>> find(Sha2 hash) {
    AttachmentFiles.File file = known.getIfPresent(hash);
    return file == null
        ? files.find(hash).onSuccess(found -> found.ifPresent(f -> known.put(hash, f)))
        : Future.succeededFuture(Optional.of(file));
  }

  @Override
  public Future<ByteBuffer> read(Sha2 hash, long offset, int max) {
    if (offset < 0 || max < 1) {
      throw new IllegalArgumentException("offset " + offset + ", at most " + max);
    }
    return find(hash)
        .compose(
            found ->
                found.isPresent()
                    ? read(found.get(), offset, max)
                    : Future.failedFuture(
                        new IllegalArgumentException("no content of hash " + hash)));
  }

  private Future<ByteBuffer> read(AttachmentFiles.File file, long offset, int max) {
    if (offset >= file.length()) {
      return Future.succeededFuture(ByteBuffer.allocate(0));
    }
    long first = offset / file.chunkBytes();
    long end = Math.min(file.length(), offset + max);
    long last = Math.min((end - 1) / file.chunkBytes(), first + MAX_CHUNKS - 1);
    return files
        .read(file, first, last)
        .map(
            chunks -> {
              if (chunks.size() != last - first + 1) {
                throw new IllegalStateException("the file " + file.id() + " lacks a chunk");
              }
              return joined(chunks, offset - first * file.chunkBytes(), end - offset);
            });
  }

  private static ByteBuffer joined(List<byte[]> chunks, long skip, long wanted) {
    long there = chunks.stream().mapToLong(chunk -> chunk.length).sum() - skip;
    ByteBuffer joined = ByteBuffer.allocate((int) Math.min(there, wanted));
    int from = (int) skip;
    for (byte[] chunk : chunks) {
      joined.put(chunk, from, Math.min(chunk.length - from, joined.remaining()));
      from = 0;
    }
    return joined.flip();
  }
}
