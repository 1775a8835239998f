package dev.attain.statements;

import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The contents of attachments by their SHA-2, each kept once, in pieces that fit in memory. A
 * content is kept before the statements that name it are appended, so that an acknowledged
 * statement has its contents; when the statements are refused after that, it stays without one,
 * which harms nobody: nothing reaches a content but a statement with its hash. Contents never
 * change and are never removed. Futures that fail are I/O errors or bugs, and complete on the
 * context of the caller when it has one.
 */
public interface AttachmentStore {

  /** Begins to take in a content that is said to have this hash; the caller ends it. */
  Future<AttachmentUpload> upload(Sha2 hash);

  /** How many octets the content of this hash has, if it is kept. */
  Future<Optional<Long>> findLength(Sha2 hash);

  /**
   * A piece of a content that is kept; fails when it is not.
   *
   * @param offset of its first octet, at least 0
   * @param max how many octets at most, at least 1
   * @return at least one octet, unless the offset is not within the content
   */
  Future<ByteBuffer> read(Sha2 hash, long offset, int max);
}
