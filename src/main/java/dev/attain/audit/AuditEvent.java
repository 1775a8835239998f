package dev.attain.audit;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change that is to be put on record.
 *
 * @param action what was done, in the past tense: {@code created}, {@code approved}, {@code merged}
 * @param id of what was changed
 * @param document what it is after the change, of which the trail keeps a digest; null for what has
 *     no content, or a secret one
 * @param details what a reader wants to know beside, by name: a reason, a side, a version
 */
public record AuditEvent(
    Author by,
    String action,
    Subject subject,
    String id,
    @Nullable Object document,
    Map<String, String> details) {

  /** What the trail is kept of. */
  public enum Subject {
    FRAMEWORK,
    ROLE,
    COHORT,
    CREDENTIAL,
    PERSON,
    OVERRIDE,
    WEBHOOK,
    PROFILE,
    STATEMENT_QUERY
  }

  public AuditEvent {
    Objects.requireNonNull(by);
    Objects.requireNonNull(action);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(id);
    details = Map.copyOf(details);
  }
}
