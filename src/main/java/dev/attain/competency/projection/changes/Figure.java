package dev.attain.competency.projection.changes;

import dev.attain.competency.proficiency.Portfolio;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's one competency as it was computed.
 *
 * @param asOf when the latest evidence occurred; of an empty portfolio any instant
 * @param level the level then; null for none
 * @param lapsesAt when that level ends by time alone; null for never
 */
public record Figure(
    Portfolio portfolio, Instant asOf, @Nullable Integer level, @Nullable Instant lapsesAt) {
  public Figure {
    Objects.requireNonNull(portfolio);
    Objects.requireNonNull(asOf);
  }
}
