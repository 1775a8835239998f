package dev.attain.documents;

import java.util.Objects;
import java.util.Optional;

/** What became of a write. Whatever is not {@link Done} has changed nothing. */
public sealed interface DocumentOutcome {

  /** It is as asked for. */
  record Done() implements DocumentOutcome {}

  /**
   * The precondition does not hold.
   *
   * @param current the tag of the document that is there; empty when there is none
   */
  record PreconditionFailed(Optional<ETag> current) implements DocumentOutcome {
    public PreconditionFailed {
      Objects.requireNonNull(current);
    }
  }

  /** The two documents of a merge are not JSON objects both. */
  record NotMergeable(String reason) implements DocumentOutcome {
    public NotMergeable {
      Objects.requireNonNull(reason);
    }
  }

  /** The document would have more octets than the limit. */
  record TooLarge(long octets, long limit) implements DocumentOutcome {}
}
