package dev.attain.storage.embedded;

import dev.attain.statements.AttachmentStore;
import dev.attain.statements.AttachmentUpload;
import dev.attain.storage.embedded.rocksdb.Readers;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Contents as files of an {@link AttachmentFolder}; its threads block, and no event loop does. */
final class EmbeddedAttachmentStore implements AttachmentStore {
  private final AttachmentFolder folder;
  private final Readers threads;
  private final boolean fsync;

  /**
   * @param fsync whether a content that is kept survives a power failure
   */
  EmbeddedAttachmentStore(AttachmentFolder folder, Readers threads, boolean fsync) {
    this.folder = folder;
    this.threads = threads;
    this.fsync = fsync;
  }

  @Override
  public Future<AttachmentUpload> upload(Sha2 hash) {
    return threads.submit(() -> new FileUpload(hash, folder, threads, fsync));
  }

  @Override
  public Future<Optional<Long>> findLength(Sha2 hash) {
    return threads.submit(() -> length(folder.file(hash)));
  }

  private static Optional<Long> length(Path file) throws IOException {
    try {
      return Optional.of(Files.size(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public Future<ByteBuffer> read(Sha2 hash, long offset, int max) {
    if (offset < 0 || max < 1) {
      throw new IllegalArgumentException("offset " + offset + ", at most " + max);
    }
    return threads.submit(() -> piece(folder.file(hash), offset, max));
  }

  private static ByteBuffer piece(Path file, long offset, int max) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long left = Math.max(0, channel.size() - offset);
      ByteBuffer piece = ByteBuffer.allocate((int) Math.min(max, left));
      while (piece.hasRemaining() && channel.read(piece, offset + piece.position()) >= 0) {
        continue;
      }
      return piece.flip();
    }
  }
}
