package dev.attain.analytics;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long one person took to reach a level, or has been on the way so far.
 *
 * <p>The clock starts at the role's start event. Observation begins at the start or at the
 * assignment, whichever is later: someone hired long before the assignment has not been watched
 * from the start (left truncation). It ends at the attainment, at leaving, at the end of the
 * framework version, or at the as-of instant, whichever is first. Who was at the level when
 * observation began is prior: excluded and counted. Who is not observed for any time before the
 * as-of instant is not started, with the reason.
 *
 * @param start when the clock started; null when that is unknown or later than the as-of instant
 * @param entryDays from the start to the beginning of observation, at least 0
 * @param exitDays from the start to the end of observation, above {@code entryDays}
 * @param reason why the person is censored or not started; null otherwise
 */
public record TimeToCompetence(
    String person,
    Status status,
    @Nullable Instant start,
    double entryDays,
    double exitDays,
    @Nullable Reason reason) {

  /** What observation ended in. */
  public enum Status {
    EVENT,
    CENSORED,
    PRIOR,
    NOT_STARTED
  }

  /** Why there is no event to observe. */
  public enum Reason {
    /** Still on the way at the as-of instant. */
    AS_OF,
    /** Left before reaching the level. */
    LEFT,
    /** Left for another role before reaching the level. */
    ROLE_CHANGE,
    /** The framework version ended before the level was reached. */
    VERSION_RETIRED,
    /** Left no later than observation began. */
    LEFT_BEFORE_START,
    /** The start event lies after the as-of instant, or at it. */
    NOT_YET,
    /** No hire date is known. */
    NO_HIRE_DATE,
    /** No date is known at which the goal was set. */
    NO_GOAL_DATE,
    /** No date of enrolment is known. */
    NO_ENROLMENT_DATE,
    /** No statement of this person is evidence yet. */
    NO_STATEMENT
  }

  private static final double SECONDS_PER_DAY = 86_400;
  private static final double NANOS_PER_SECOND = 1e9;

  public TimeToCompetence {
    Objects.requireNonNull(person);
    Objects.requireNonNull(status);
  }

  /** As below, of a framework version that has no end. */
  public static TimeToCompetence of(
      Cohort.Member member,
      ClockStart clockStart,
      @Nullable Instant firstStatement,
      @Nullable Instant attained,
      Instant asOf) {
    return of(member, clockStart, firstStatement, attained, null, asOf);
  }

  /**
   * Observes one member of a cohort.
   *
   * @param firstStatement when the person's first statement occurred that is evidence of anything
   *     in the framework; null when there is none
   * @param attained the first instant at which the level held; null when it never did
   * @param retired when the framework version ended; null for no end
   */
  public static TimeToCompetence of(
      Cohort.Member member,
      ClockStart clockStart,
      @Nullable Instant firstStatement,
      @Nullable Instant attained,
      @Nullable Instant retired,
      Instant asOf) {
    Instant start =
        switch (clockStart) {
          case ASSIGNMENT -> member.assigned();
          case HIRE -> member.hired();
          case FIRST_STATEMENT -> firstStatement;
          case GOAL_SET -> member.goalSet();
          case ENROLMENT -> member.enrolled();
        };
    if (start == null) {
      return new TimeToCompetence(
          member.person(), Status.NOT_STARTED, null, 0, 0, unknown(clockStart));
    }
    Instant entry = start.isBefore(member.assigned()) ? member.assigned() : start;
    if (!entry.isBefore(asOf)) {
      return notStarted(member, start, Reason.NOT_YET);
    }
    End end = End.of(member, retired, asOf);
    if (!end.at().isAfter(entry)) {
      return notStarted(
          member,
          start,
          end.reason() == Reason.VERSION_RETIRED
              ? Reason.VERSION_RETIRED
              : Reason.LEFT_BEFORE_START);
    }
    if (attained != null && !attained.isAfter(entry)) {
      return new TimeToCompetence(member.person(), Status.PRIOR, start, 0, 0, null);
    }
    boolean event = attained != null && !attained.isAfter(end.at());
    return new TimeToCompetence(
        member.person(),
        event ? Status.EVENT : Status.CENSORED,
        start,
        days(start, entry),
        days(start, event && attained != null ? attained : end.at()),
        event ? null : end.reason());
  }

  private static TimeToCompetence notStarted(Cohort.Member member, Instant start, Reason why) {
    return new TimeToCompetence(member.person(), Status.NOT_STARTED, start, 0, 0, why);
  }

  private static Reason unknown(ClockStart clockStart) {
    return switch (clockStart) {
      case HIRE -> Reason.NO_HIRE_DATE;
      case GOAL_SET -> Reason.NO_GOAL_DATE;
      case ENROLMENT -> Reason.NO_ENROLMENT_DATE;
      case ASSIGNMENT, FIRST_STATEMENT -> Reason.NO_STATEMENT;
    };
  }

  /** When observation ends without an event, and why. */
  private record End(Instant at, Reason reason) {
    static End of(Cohort.Member member, @Nullable Instant retired, Instant asOf) {
      Instant left = member.left();
      End end = new End(asOf, Reason.AS_OF);
      if (retired != null && !retired.isAfter(asOf)) {
        end = new End(retired, Reason.VERSION_RETIRED);
      }
      if (left != null && !left.isAfter(end.at())) {
        end = new End(left, member.newRole() == null ? Reason.LEFT : Reason.ROLE_CHANGE);
      }
      return end;
    }
  }

  /** Days that passed, at least 0 for {@code to} at or after {@code from}. */
  public static double days(Instant from, Instant to) {
    Duration passed = Duration.between(from, to);
    return (passed.getSeconds() + passed.getNano() / NANOS_PER_SECOND) / SECONDS_PER_DAY;
  }

  /** What survival analysis sees of it; nothing of those who are prior or not started. */
  public Optional<Observation> findObservation() {
    boolean observed = status == Status.EVENT || status == Status.CENSORED;
    return observed && exitDays > entryDays
        ? Optional.of(new Observation(entryDays, exitDays, status == Status.EVENT))
        : Optional.empty();
  }
}
