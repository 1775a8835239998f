package dev.attain.analytics.statements.answer;

import dev.attain.analytics.statements.measure.Groups;
import dev.attain.statements.Position;
import java.util.Objects;

/**
 * Groups and their measures.
 *
 * @param through every statement at or below it counts
 * @param scanned how many statements were looked at; none for an answer from rollups
 * @param complete false when there are older statements that were not looked at
 */
public record MeasureAnswer(
    Groups.Shown groups, Origin from, Position through, long scanned, boolean complete) {

  /** Where an answer comes from. */
  public enum Origin {
    /** Summaries that are kept. */
    ROLLUP,
    /** The statements. */
    SCAN
  }

  public MeasureAnswer {
    Objects.requireNonNull(groups);
    Objects.requireNonNull(from);
    Objects.requireNonNull(through);
  }
}
