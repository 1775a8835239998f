package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.people.PersonId;
import dev.attain.records.RecordWrite;
import java.util.List;
import java.util.Map;

/**
 * Levels that have to be looked at, though nobody's evidence is new: because of time, of an
 * override, or of what they are rolled up from.
 *
 * @param overrides of everybody whose level is looked at, as they are kept
 * @param taken the writes that take note of what was decided
 */
public record DueLevels(
    List<ToldLevel> levels,
    Map<PersonId, Map<CompetencyId, List<LevelOverride>>> overrides,
    List<RecordWrite> taken) {
  static final DueLevels NONE = new DueLevels(List.of(), Map.of(), List.of());

  public DueLevels {
    levels = List.copyOf(levels);
    overrides = Map.copyOf(overrides);
    taken = List.copyOf(taken);
  }

  public boolean isEmpty() {
    return levels.isEmpty() && taken.isEmpty();
  }

  /** Somebody's overrides, by competency. */
  public Map<CompetencyId, List<LevelOverride>> overridesOf(PersonId person) {
    return overrides.getOrDefault(person, Map.of());
  }
}
