package dev.attain.storage;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import java.util.Objects;

/**
 * A statement with all that an engine keeps of it.
 *
 * @param voided whether a voiding statement has taken effect on it
 * @param statement its terms are all that it is found by, those it has taken over included; to
 *     append it with them comes to the same, for what was taken over once is taken over again
 */
public record KeptStatement(Position position, boolean voided, NewStatement statement) {
  public KeptStatement {
    Objects.requireNonNull(position);
    Objects.requireNonNull(statement);
  }
}
