package dev.attain.documents;

import java.time.Instant;
import java.util.Objects;

/** A document in a list: its id, and when it was last written. */
public record DocumentEntry(String id, Instant updated) {
  public DocumentEntry {
    Objects.requireNonNull(id);
    Objects.requireNonNull(updated);
  }
}
