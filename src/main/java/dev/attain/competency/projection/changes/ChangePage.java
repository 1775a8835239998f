package dev.attain.competency.projection.changes;

import java.util.List;
import java.util.Objects;

/** What reading changes after a position comes to. */
public sealed interface ChangePage {

  /**
   * Changes in an order that keeps that of each person, and how to go on.
   *
   * @param changes those that pass the filter; may be none though there is more
   * @param next where to go on
   * @param more whether there was more to read then
   */
  record Read(List<Positioned> changes, ChangePosition next, boolean more) implements ChangePage {
    public Read {
      changes = List.copyOf(changes);
      Objects.requireNonNull(next);
    }
  }

  /** A change, and the position right after it. */
  record Positioned(CompetencyChange change, ChangePosition position) {}

  /** Some of what follows the position is not kept any more, or never was here. */
  record Gone() implements ChangePage {}
}
