package dev.attain.competency.projection.changes;

import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.xapi.StatementId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure that was computed anew, and why.
 *
 * @param statements those that it was computed anew for, in the order of the log
 * @param overrides of its level, when they were read for it; null for those that were told of
 */
public record Touched(
    Assessed figure,
    Cause cause,
    List<StatementId> statements,
    @Nullable List<LevelOverride> overrides) {
  public Touched {
    Objects.requireNonNull(figure);
    Objects.requireNonNull(cause);
    statements = List.copyOf(statements);
    overrides = overrides == null ? null : List.copyOf(overrides);
  }

  public Touched(Figure figure, Cause cause, List<StatementId> statements) {
    this(figure, cause, statements, null);
  }

  List<String> latest() {
    int all = statements.size();
    return statements.subList(Math.max(0, all - CompetencyChange.MOST_STATEMENTS), all).stream()
        .map(StatementId::toString)
        .toList();
  }
}
