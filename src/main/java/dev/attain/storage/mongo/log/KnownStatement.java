package dev.attain.storage.mongo.log;

import dev.attain.statements.Fingerprint;
import dev.attain.statements.Term;
import dev.attain.xapi.StatementId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the log holds of an id.
 *
 * @param content null when the id is only awaited: something points at it
 */
public record KnownStatement(StatementId id, @Nullable Content content) {
  public KnownStatement {
    Objects.requireNonNull(id);
  }

  /**
   * What a decision needs of a statement.
   *
   * @param target at which it points
   * @param voided whether a voiding statement has taken effect on it
   * @param carried its own terms and those it has taken over, voided or not
   */
  public record Content(
      Fingerprint fingerprint,
      @Nullable StatementId target,
      boolean voiding,
      boolean voided,
      Set<Term> carried) {
    public Content {
      Objects.requireNonNull(fingerprint);
      carried = Set.copyOf(carried);
    }
  }
}
