package dev.attain.statements;

import dev.attain.xapi.Sha2;

/** What became of a content that was taken in. */
public sealed interface UploadOutcome {

  /**
   * It is kept, durably.
   *
   * @param length in octets
   */
  record Kept(long length) implements UploadOutcome {}

  /** It is dropped: it has another hash than was said. */
  record DifferentHash(Sha2 actual) implements UploadOutcome {}
}
