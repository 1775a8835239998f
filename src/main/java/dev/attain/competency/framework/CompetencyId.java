package dev.attain.competency.framework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** The IRI of a competency. */
public record CompetencyId(@JsonValue String value) implements Comparable<CompetencyId> {
  @JsonCreator
  public CompetencyId {
    Objects.requireNonNull(value);
  }

  @Override
  public int compareTo(CompetencyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
