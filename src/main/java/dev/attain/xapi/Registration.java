package dev.attain.xapi;

import java.util.Objects;
import java.util.UUID;

/** An instance of a learner undertaking a particular learning activity ({@code registration}). */
public record Registration(UUID value) {
  public Registration {
    Objects.requireNonNull(value);
  }

  /**
   * @throws IllegalArgumentException when {@code text} is not a UUID in its 36-character form
   */
  public static Registration of(String text) {
    return new Registration(Uuids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
