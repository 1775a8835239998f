package dev.attain.xapi;

import java.util.Objects;
import java.util.UUID;

/** The id of a statement. UUIDs are compared by value, so letter case does not matter. */
public record StatementId(UUID value) implements Comparable<StatementId> {
  public StatementId {
    Objects.requireNonNull(value);
  }

  public static StatementId random() {
    return new StatementId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException when {@code text} is not a UUID in its 36-character form
   */
  public static StatementId of(String text) {
    return new StatementId(Uuids.parse(text));
  }

  @Override
  public int compareTo(StatementId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
