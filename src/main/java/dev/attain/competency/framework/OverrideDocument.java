package dev.attain.competency.framework;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The request to override a person's level.
 *
 * @param framework the framework's id; the override is for all of its versions
 * @param level the level, with all below it; null for none
 * @param by who decided; null for who sends it
 * @param reason why
 * @param from when it begins; null for at once
 * @param until when it ends
 */
public record OverrideDocument(
    String framework,
    CompetencyId competency,
    @Nullable Integer level,
    @Nullable String by,
    String reason,
    @Nullable Instant from,
    Instant until) {
  public OverrideDocument {
    Objects.requireNonNull(framework);
    Objects.requireNonNull(competency);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(until);
  }
}
