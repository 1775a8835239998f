package dev.attain.analytics.statements.filter;

import java.util.Map;
import java.util.Set;

/**
 * Whom the people and cohorts of a filter are, at the time of asking.
 *
 * @param people by an identifier of a person, all identifiers of that person
 * @param cohorts by the id of a cohort, all identifiers of all its members
 */
public record WhoIsMeant(Map<String, Set<String>> people, Map<String, Set<String>> cohorts) {
  public static final WhoIsMeant NOBODY = new WhoIsMeant(Map.of(), Map.of());

  public WhoIsMeant {
    people = Map.copyOf(people);
    cohorts = Map.copyOf(cohorts);
  }

  /** The identifiers that a person or a cohort stands for. */
  Set<String> identifiers(Field field, String id) {
    return field == Field.COHORT
        ? cohorts.getOrDefault(id, Set.of())
        : people.getOrDefault(id, Set.of(id));
  }
}
