package dev.attain.competency.proficiency;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's decision that a person's level of a competency is another than the computed one, for a
 * time.
 *
 * @param level the level, with all below it; null for none
 * @param by who decided
 * @param reason why
 * @param from when it begins
 * @param until when it ends, after {@code from}: an override without an end would outlive its
 *     reason
 */
public record LevelOverride(
    @Nullable Integer level, String by, String reason, Instant from, Instant until) {
  public LevelOverride {
    Objects.requireNonNull(by);
    Objects.requireNonNull(reason);
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("in force from " + from + " until " + until);
    }
  }

  /** Whether it is in force at an instant. */
  public boolean inForceAt(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}
