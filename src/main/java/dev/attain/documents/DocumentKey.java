package dev.attain.documents;

import dev.attain.xapi.Registration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What names one document.
 *
 * @param registration that a state belongs to; null for a state of none, and for profiles. A state
 *     without a registration is another document than one of the same id with it.
 * @param id {@code stateId} or {@code profileId}: any text
 */
public record DocumentKey(DocumentSubject subject, @Nullable Registration registration, String id) {
  public DocumentKey {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(id);
    if (registration != null && !(subject instanceof DocumentSubject.State)) {
      throw new IllegalArgumentException("only states have a registration");
    }
  }
}
