package dev.attain.analytics.statements.answer;

import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.analytics.statements.measure.Grouping;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * What is asked of statements in groups.
 *
 * @param by at most {@link Grouping#MAX_DIMENSIONS}; none for one group of all
 * @param zone in which hours, days, weeks and months begin
 * @param limit the most groups in the answer, 1 to {@link #MAX_LIMIT}
 */
public record MeasureQuestion(Filter filter, List<Dimension> by, ZoneId zone, int limit) {
  /** The most groups in an answer. */
  public static final int MAX_LIMIT = 2_000;

  public MeasureQuestion {
    Objects.requireNonNull(filter);
    Objects.requireNonNull(zone);
    by = List.copyOf(by);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_LIMIT);
    }
  }

  public boolean isBy(Dimension dimension) {
    return by.contains(dimension);
  }
}
