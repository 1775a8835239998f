package dev.attain.documents;

import java.time.Instant;
import java.util.Objects;

/**
 * A document with what describes it.
 *
 * @param contentType as the client gave it
 * @param updated when it was last written
 * @param etag of the content
 * @param content the array is not copied: nobody may change it
 */
public record Document(String contentType, Instant updated, ETag etag, byte[] content) {
  public Document {
    Objects.requireNonNull(contentType);
    Objects.requireNonNull(updated);
    Objects.requireNonNull(etag);
    Objects.requireNonNull(content);
  }

  /** A document with the tag of its content. */
  public static Document of(String contentType, Instant updated, byte[] content) {
    return new Document(contentType, updated, ETag.of(content), content);
  }
}
