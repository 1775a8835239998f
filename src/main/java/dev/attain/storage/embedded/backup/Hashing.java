package dev.attain.storage.embedded.backup;

import dev.attain.xapi.Sha2;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Reads files from beginning to end, for their hashes and into other files. */
final class Hashing {
  private static final int BUFFER_BYTES = 1 << 20;

  private Hashing() {}

  /** A digest for files that have no hash yet. */
  static MessageDigest sha256() {
    return new Sha2("0".repeat(64)).newDigest();
  }

  /**
   * The hash of a file.
   *
   * @param digest new
   */
  static Sha2 read(Path file, MessageDigest digest, Progress progress) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream input = Files.newInputStream(file)) {
      for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
        digest.update(buffer, 0, n);
        progress.advance(n);
      }
    }
    return Sha2.of(digest);
  }

  /**
   * Copies a file; its content is on disk after that.
   *
   * @param digest new
   * @param target replaced if it is there
   * @return the hash of what was copied
   */
  static Sha2 copy(Path file, Path target, MessageDigest digest, Progress progress)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream input = Files.newInputStream(file);
        FileChannel output =
            FileChannel.open(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
        digest.update(buffer, 0, n);
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, n);
        while (rest.hasRemaining()) {
          output.write(rest);
        }
        progress.advance(n);
      }
      output.force(true);
    }
    return Sha2.of(digest);
  }
}
