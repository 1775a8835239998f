package dev.attain.analytics.statements;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.statements.Position;
import java.util.List;
import java.util.Objects;

/**
 * What was found on some way through the log.
 *
 * @param rows those of which the filter holds, in order
 * @param scanned how many statements were looked at
 * @param reached everything up to here (or down to here) has been looked at
 * @param end whether nothing is left beyond
 */
public record Stretch(List<StatementRow> rows, int scanned, Position reached, boolean end) {
  public Stretch {
    rows = List.copyOf(rows);
    Objects.requireNonNull(reached);
  }
}
