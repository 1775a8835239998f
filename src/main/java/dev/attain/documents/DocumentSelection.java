package dev.attain.documents;

import dev.attain.xapi.Registration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one subject.
 *
 * @param registration null means of any registration, or of none
 * @param since updated after it; null means at any time
 */
public record DocumentSelection(
    DocumentSubject subject, @Nullable Registration registration, @Nullable Instant since) {
  public DocumentSelection {
    Objects.requireNonNull(subject);
  }
}
