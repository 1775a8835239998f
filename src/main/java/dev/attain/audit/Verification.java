package dev.attain.audit;

import java.util.Objects;

/** What came of following the trail from its first entry to its end. */
public sealed interface Verification {

  /** Every link holds. */
  record Sound(AuditHead head) implements Verification {
    public Sound {
      Objects.requireNonNull(head);
    }
  }

  /**
   * The trail was changed from outside.
   *
   * @param number of the first entry that does not hold
   * @param reason what is wrong with it
   */
  record Broken(long number, String reason) implements Verification {
    public Broken {
      Objects.requireNonNull(reason);
    }
  }
}
