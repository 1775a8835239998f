package dev.attain.people.attributes;

import dev.attain.people.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was imported of one identifier.
 *
 * @param values by attribute name
 */
public record PersonAttributes(PersonId person, Map<String, String> values) {
  /** What people call the person. */
  public static final String NAME = "name";

  /** When the person was given the role: a date or an instant. */
  public static final String ASSIGNED = "assigned";

  /** When the person was hired. */
  public static final String HIRED = "hired";

  /** When the person left. */
  public static final String LEFT = "left";

  /** Why. */
  public static final String LEFT_REASON = "leftReason";

  /** The attributes that must be dates or instants. */
  static final Set<String> TIMES = Set.of(ASSIGNED, HIRED, LEFT);

  public PersonAttributes {
    Objects.requireNonNull(person);
    values = Map.copyOf(new TreeMap<>(values));
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A date counts as its first moment, UTC. */
  public Optional<Instant> findTime(String name) {
    return find(name).flatMap(PersonAttributes::time);
  }

  static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          text.length() == "2026-01-31".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
