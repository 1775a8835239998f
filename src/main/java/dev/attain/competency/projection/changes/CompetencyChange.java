package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.proficiency.LevelOverride;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that has come about with a person's level, or with all figures of a framework.
 *
 * @param id names it for ever; what comes twice has the same id
 * @param framework the version whose figures it is about
 * @param person null for what is about everybody
 * @param from the level before; null for none
 * @param to the level since; null for none
 * @param at when it came about: of a lapse by time alone the instant of the lapse, of what
 *     statements brought about when the latest evidence occurred
 * @param recorded when it was written, by the writer's clock
 * @param statements those that brought it about, the latest {@link #MOST_STATEMENTS} at most
 * @param lapsesAt when the level ends by time alone; null for never
 * @param role whose requirement is met; null unless it is about that
 * @param override that the level is by now; null unless it was brought about by one that is in
 *     force
 */
public record CompetencyChange(
    String id,
    Kind kind,
    FrameworkVersion framework,
    @Nullable String person,
    @Nullable CompetencyId competency,
    @Nullable Integer from,
    @Nullable Integer to,
    Instant at,
    Instant recorded,
    Cause cause,
    List<String> statements,
    @Nullable Instant lapsesAt,
    @Nullable String role,
    @Nullable LevelOverride override) {
  public static final int MOST_STATEMENTS = 20;

  /** What has come about. */
  public enum Kind {
    LEVEL_GAINED,
    /** The level is lower than before, or there is none. */
    LEVEL_LAPSED,
    /** The level ends within {@link ToldLevel#AT_RISK} unless there is new evidence. */
    AT_RISK,
    /** The level that a role asks for is reached. */
    REQUIREMENT_MET,
    /**
     * All figures of the framework version were computed anew. Where a level is another one, that
     * is told in the time that follows.
     */
    RECOMPUTED
  }

  /** What brought it about. */
  public enum Cause {
    STATEMENTS,
    /** Statements were voided; they are named. */
    VOIDING,
    /** Time alone: evidence fades and expires. */
    DECAY,
    /** Figures that were computed anew, or those of a new version, took the former ones' place. */
    RECOMPUTATION,
    /** Somebody set another level than the computed one, or that has ended. */
    OVERRIDE,
    /** The competency is rolled up, and something has changed below it. */
    ROLL_UP,
    /** Identifiers of people were merged or un-merged, and the evidence went with them. */
    IDENTITIES
  }

  public CompetencyChange {
    Objects.requireNonNull(id);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(framework);
    Objects.requireNonNull(at);
    Objects.requireNonNull(recorded);
    Objects.requireNonNull(cause);
    statements = List.copyOf(statements);
  }

  CompetencyChange named(String name) {
    return new CompetencyChange(
        name,
        kind,
        framework,
        person,
        competency,
        from,
        to,
        at,
        recorded,
        cause,
        statements,
        lapsesAt,
        role,
        override);
  }
}
