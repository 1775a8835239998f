package dev.attain.competency.evidence;

import dev.attain.xapi.StatementId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a statement does to other evidence of the same person and competency.
 *
 * @param target the statement whose evidence is meant; null for all evidence up to then
 * @param by the identifier of who says so
 */
public record EvidenceChange(Kind kind, @Nullable StatementId target, String by) {

  /** From active to ended; to disputed, and from there to active again or to nothing. */
  public enum Kind {
    ENDED,
    DISPUTED,
    UPHELD,
    OVERTURNED
  }

  public EvidenceChange {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(by);
  }
}
