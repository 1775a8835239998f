package dev.attain.competency.override;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.proficiency.LevelOverride;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An override as it was decided. It is never deleted: to take it back is to end it.
 *
 * @param id unique for the person
 * @param framework the id of the framework; the override is for all of its versions
 * @param level null for no level
 * @param by who decided
 * @param until when it ends, by the decision
 * @param recordedBy the key of the credential that sent it
 * @param endedAt when it was taken back, before {@code until}; null when it was not
 */
public record RecordedOverride(
    String id,
    String framework,
    CompetencyId competency,
    @Nullable Integer level,
    String by,
    String reason,
    Instant from,
    Instant until,
    String recordedBy,
    Instant recordedAt,
    @Nullable Instant endedAt,
    @Nullable String endedBy) {
  public RecordedOverride {
    Objects.requireNonNull(id);
    Objects.requireNonNull(framework);
    Objects.requireNonNull(competency);
    Objects.requireNonNull(by);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(from);
    Objects.requireNonNull(until);
    Objects.requireNonNull(recordedBy);
    Objects.requireNonNull(recordedAt);
  }

  /** Whether it was ever in force, or will be. */
  boolean counts() {
    return endedAt == null || endedAt.isAfter(from);
  }

  LevelOverride toLevelOverride() {
    return new LevelOverride(level, by, reason, from, endedAt == null ? until : endedAt);
  }

  RecordedOverride ended(Instant at, String endedBy) {
    return new RecordedOverride(
        id,
        framework,
        competency,
        level,
        by,
        reason,
        from,
        until,
        recordedBy,
        recordedAt,
        at,
        endedBy);
  }
}
