package dev.attain.statements;

import dev.attain.xapi.StatementId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement ready to be appended: valid, stamped with everything but {@code stored}, which the
 * store's position decides.
 *
 * @param json the exact statement with what the LRS adds, UTF-8, without {@code stored}. The array
 *     is not copied: nobody may change it.
 * @param target the statement that the object points at (StatementRef), whose terms this one takes
 *     over; null when it points at none
 * @param voiding whether this statement voids its target
 * @param timestampAdded whether the timestamp in {@code json} is the LRS's own, because the client
 *     sent none
 */
public record NewStatement(
    StatementId id,
    Set<Term> terms,
    @Nullable StatementId target,
    boolean voiding,
    byte[] json,
    boolean timestampAdded) {
  public NewStatement {
    Objects.requireNonNull(id);
    Objects.requireNonNull(json);
    terms = TermSet.of(terms);
    if (voiding && target == null) {
      throw new IllegalArgumentException("a voiding statement has a target");
    }
  }

  /**
   * What tells a repetition from a conflict. It is made anew by each call, from the JSON (some 15
   * µs): few ids come twice.
   */
  public Fingerprint fingerprint() {
    return Fingerprint.of(json, timestampAdded);
  }
}
