package dev.attain.competency.framework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to learn or to be assessed with.
 *
 * @param id an IRI, usually that of an activity
 * @param kind course, simulation, job aid …, free text
 * @param hours how long it takes; null when unknown
 */
public record Resource(
    String id, String name, Relation relation, @Nullable String kind, @Nullable Double hours) {

  /** What a resource does for a competency. */
  public enum Relation {
    TEACHES,
    ASSESSES,
    REMEDIATES,
    STRETCHES
  }

  public Resource {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(relation);
  }
}
