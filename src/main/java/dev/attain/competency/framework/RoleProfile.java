package dev.attain.competency.framework;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a role asks of the people in it.
 *
 * @param id an IRI
 * @param framework the id of the framework that the requirements refer to
 * @param start the event that starts the clock of time to competence
 * @param reviewIntervalDays how often the profile itself is reviewed
 */
public record RoleProfile(
    String id,
    String name,
    String framework,
    ClockStart start,
    @Nullable Integer reviewIntervalDays,
    List<Requirement> requirements) {

  /** What starts the clock of time to competence. */
  public enum ClockStart {
    ASSIGNMENT,
    HIRE,
    FIRST_STATEMENT,
    GOAL_SET,
    ENROLMENT
  }

  /**
   * A competency at a level.
   *
   * @param impact what a lack of it costs, 1..5
   * @param frequency how often it is needed, 1..5
   * @param weight relative importance, above 0
   * @param dueDays days after the start by which it is expected; null for no deadline
   */
  public record Requirement(
      CompetencyId competency,
      int level,
      int impact,
      int frequency,
      double weight,
      @Nullable Integer dueDays,
      boolean mandatory) {
    public Requirement {
      Objects.requireNonNull(competency);
    }
  }

  public RoleProfile {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(framework);
    Objects.requireNonNull(start);
    requirements = List.copyOf(requirements);
  }
}
