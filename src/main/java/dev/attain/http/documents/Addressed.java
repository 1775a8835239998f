package dev.attain.http.documents;

import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentSelection;
import dev.attain.documents.DocumentSubject;
import dev.attain.xapi.Registration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a request name: one document when there is an id, else those of a subject.
 */
record Addressed(
    DocumentSubject subject,
    @Nullable Registration registration,
    @Nullable String id,
    @Nullable Instant since) {

  Optional<DocumentKey> findKey() {
    return Optional.ofNullable(id).map(name -> new DocumentKey(subject, registration, name));
  }

  DocumentSelection selection() {
    return new DocumentSelection(subject, registration, since);
  }
}
