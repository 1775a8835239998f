package dev.attain.storage.embedded;

import dev.attain.statements.AttachmentUpload;
import dev.attain.statements.UploadOutcome;
import dev.attain.storage.embedded.rocksdb.Readers;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * A content that is being written to a file of its own, which gets its lasting name when all of it
 * is there, on disk, and has the hash that was said.
 */
final class FileUpload implements AttachmentUpload {
  private final Sha2 hash;
  private final AttachmentFolder folder;
  private final Readers threads;
  private final boolean fsync;
  private final MessageDigest digest;
  private final Path draft;
  private final FileChannel channel;

  FileUpload(Sha2 hash, AttachmentFolder folder, Readers threads, boolean fsync)
      throws IOException {
    this.hash = hash;
    this.folder = folder;
    this.threads = threads;
    this.fsync = fsync;
    this.digest = hash.newDigest();
    this.draft = folder.newDraft();
    this.channel = FileChannel.open(draft, StandardOpenOption.WRITE);
  }

  @Override
  public Future<Void> write(ByteBuffer piece) {
    return threads
        .submit(
            () -> {
              digest.update(piece.duplicate());
              ByteBuffer rest = piece.duplicate();
              while (rest.hasRemaining()) {
                channel.write(rest);
              }
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<UploadOutcome> finish() {
    return threads.submit(this::keepOrDrop);
  }

  private UploadOutcome keepOrDrop() throws IOException {
    Sha2 actual = Sha2.of(digest);
    try (channel) {
      if (!actual.equals(hash)) {
        return new UploadOutcome.DifferentHash(actual);
      }
      long length = channel.size();
      if (fsync) {
        channel.force(true);
      }
      folder.keep(draft, hash, fsync);
      return new UploadOutcome.Kept(length);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public Future<Void> discard() {
    return threads
        .submit(
            () -> {
              channel.close();
              return Files.deleteIfExists(draft);
            })
        .mapEmpty();
  }
}
