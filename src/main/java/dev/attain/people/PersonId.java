package dev.attain.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.attain.xapi.AgentIdentifier;
import java.util.Objects;

/**
 * A person that figures are kept for: the canonical text of the identifier the person is known by,
 * for example {@code mailto:ann@example.org}.
 */
public record PersonId(@JsonValue String value) implements Comparable<PersonId> {
  @JsonCreator
  public PersonId {
    Objects.requireNonNull(value);
  }

  public static PersonId of(AgentIdentifier identifier) {
    return new PersonId(identifier.canonical());
  }

  @Override
  public int compareTo(PersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
