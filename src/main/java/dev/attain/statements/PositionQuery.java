package dev.attain.statements;

import java.util.Objects;
import java.util.Set;

/**
 * A conjunction of terms over a range of positions.
 *
 * @param terms all of which a statement must carry (its own or its targets'); none means all
 * @param after exclusive lower bound
 * @param upTo inclusive upper bound
 * @param ascending oldest first; otherwise newest first
 * @param limit 1 to 1,000 statements
 */
public record PositionQuery(
    Set<Term> terms, Position after, Position upTo, boolean ascending, int limit) {
  public static final int MAX_LIMIT = 1_000;

  public PositionQuery {
    terms = Set.copyOf(terms);
    Objects.requireNonNull(after);
    Objects.requireNonNull(upTo);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_LIMIT);
    }
  }

  /** The same up to a position at most. */
  public PositionQuery upTo(Position most) {
    return most.compareTo(upTo) < 0
        ? new PositionQuery(terms, after, most, ascending, limit)
        : this;
  }
}
