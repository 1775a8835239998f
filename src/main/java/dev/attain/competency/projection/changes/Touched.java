package dev.attain.competency.projection.changes;

import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.xapi.StatementId;
import java.util.List;
import java.util.Objects;

/**
 * A figure that was computed anew, and why.
 *
 * @param statements those that it was computed anew for, in the order of the log
 */
public record Touched(Figure figure, Cause cause, List<StatementId> statements) {
  public Touched {
    Objects.requireNonNull(figure);
    Objects.requireNonNull(cause);
    statements = List.copyOf(statements);
  }

  List<String> latest() {
    int all = statements.size();
    return statements.subList(Math.max(0, all - CompetencyChange.MOST_STATEMENTS), all).stream()
        .map(StatementId::toString)
        .toList();
  }
}
