package dev.attain.statements;

import dev.attain.xapi.StatementId;
import java.util.Objects;

/**
 * A statement in the log.
 *
 * @param voided whether a voiding statement has taken effect on it by now
 * @param json the exact statement, UTF-8, without {@code stored}: that is {@link
 *     Position#stored()}. The array is not copied: nobody may change it.
 */
public record StoredStatement(StatementId id, Position position, boolean voided, byte[] json) {
  public StoredStatement {
    Objects.requireNonNull(id);
    Objects.requireNonNull(position);
    Objects.requireNonNull(json);
  }
}
