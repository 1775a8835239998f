package dev.attain.statements;

import java.util.List;
import java.util.Objects;

/**
 * Statements in the order asked for.
 *
 * @param hasMore whether more statements in the range match after the last one here; go on after
 *     (or before, when descending) that one's position
 * @param horizon the safe horizon that was in force: nothing can appear at or below it any more
 */
public record StatementPage(List<StoredStatement> statements, boolean hasMore, Position horizon) {
  public StatementPage {
    statements = List.copyOf(statements);
    Objects.requireNonNull(horizon);
  }
}
