package dev.attain.competency.dryrun;

import java.util.List;
import java.util.Objects;

/**
 * One person who would change level.
 *
 * @param cohorts the ids of the cohorts that the person is in
 * @param changes at least one
 */
public record PersonChanges(String person, List<String> cohorts, List<LevelChange> changes) {
  public PersonChanges {
    Objects.requireNonNull(person);
    cohorts = List.copyOf(cohorts);
    changes = List.copyOf(changes);
  }
}
