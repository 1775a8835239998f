package dev.attain.analytics.grid;

import dev.attain.analytics.cohort.CohortBasis;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that figures of a cohort depend on beside the instant: two equal grounds give equal figures.
 *
 * @param position how far the projection had come, at least
 * @param overrides of the cohort's people, in the order in which they were decided
 */
public record Ground(
    CohortBasis basis,
    Position position,
    Map<PersonId, Map<CompetencyId, List<LevelOverride>>> overrides) {
  public Ground {
    Objects.requireNonNull(basis);
    Objects.requireNonNull(position);
    overrides = Map.copyOf(overrides);
  }

  public Framework framework() {
    return basis.framework();
  }

  /** The override in force at an instant; of several the one decided last. */
  Optional<LevelOverride> findOverride(PersonId person, CompetencyId competency, Instant asOf) {
    return overrides.getOrDefault(person, Map.of()).getOrDefault(competency, List.of()).stream()
        .filter(override -> override.inForceAt(asOf))
        .reduce((earlier, later) -> later);
  }
}
