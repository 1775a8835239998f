package dev.attain.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.TimeToCompetence.Reason;
import dev.attain.analytics.TimeToCompetence.Status;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeToCompetenceTest {
  private static final Instant ASSIGNED = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant AS_OF = day(90);

  private static Instant day(double days) {
    return ASSIGNED.plus(Duration.ofMinutes(Math.round(days * 1440)));
  }

  private static Member member(@Nullable Instant hired, @Nullable Instant left) {
    return new Member("mailto:ann@example.org", "Ann", ASSIGNED, hired, left, null);
  }

  private static TimeToCompetence since(
      ClockStart start, Member member, @Nullable Instant first, @Nullable Instant attained) {
    return TimeToCompetence.of(member, start, first, attained, AS_OF);
  }

  @Test
  void attainingIsTheEvent() {
    TimeToCompetence time = since(ClockStart.ASSIGNMENT, member(null, null), null, day(30.5));
    assertThat(time.status()).isEqualTo(Status.EVENT);
    assertThat(time.findObservation()).contains(Observation.event(30.5));
  }

  @Test
  void whoIsStillOnTheWayIsCensoredAtTheAsOfInstant() {
    TimeToCompetence time = since(ClockStart.ASSIGNMENT, member(null, null), null, day(91));
    assertThat(time.status()).isEqualTo(Status.CENSORED);
    assertThat(time.reason()).isEqualTo(Reason.AS_OF);
    assertThat(time.findObservation()).contains(Observation.censored(90));
  }

  @Test
  void whoLeftIsCensoredThereEvenWhenAttainingLater() {
    TimeToCompetence time = since(ClockStart.ASSIGNMENT, member(null, day(40)), null, day(50));
    assertThat(time.reason()).isEqualTo(Reason.LEFT);
    assertThat(time.findObservation()).contains(Observation.censored(40));
  }

  @Test
  void whoWillLeaveAfterTheAsOfInstantIsStillThere() {
    TimeToCompetence time = since(ClockStart.ASSIGNMENT, member(null, day(100)), null, null);
    assertThat(time.reason()).isEqualTo(Reason.AS_OF);
  }

  @Test
  void whoWasCompetentAtTheStartIsPrior() {
    TimeToCompetence time = since(ClockStart.ASSIGNMENT, member(null, null), null, ASSIGNED);
    assertThat(time.status()).isEqualTo(Status.PRIOR);
    assertThat(time.findObservation()).isEmpty();
  }

  @Test
  void beingHiredBeforeTheAssignmentIsLeftTruncation() {
    TimeToCompetence time = since(ClockStart.HIRE, member(day(-20), null), null, day(10));
    assertThat(time.start()).isEqualTo(day(-20));
    assertThat(time.findObservation()).contains(new Observation(20, 30, true));
    assertThat(since(ClockStart.HIRE, member(day(-20), null), null, day(-5)).status())
        .isEqualTo(Status.PRIOR);
  }

  @Test
  void theFirstStatementCanStartTheClock() {
    TimeToCompetence time = since(ClockStart.FIRST_STATEMENT, member(null, null), day(7), day(10));
    assertThat(time.findObservation()).contains(Observation.event(3));
  }

  @Test
  void whoseClockCannotStartIsNotStartedWithTheReason() {
    assertThat(since(ClockStart.HIRE, member(null, null), null, null).reason())
        .isEqualTo(Reason.NO_HIRE_DATE);
    assertThat(since(ClockStart.FIRST_STATEMENT, member(null, null), null, null).reason())
        .isEqualTo(Reason.NO_STATEMENT);
    assertThat(since(ClockStart.HIRE, member(day(95), null), null, null).reason())
        .isEqualTo(Reason.NOT_YET);
    assertThat(since(ClockStart.ASSIGNMENT, member(null, day(-1)), null, null).reason())
        .isEqualTo(Reason.LEFT_BEFORE_START);
  }

  @Test
  void leavingForAnotherRoleIsItsOwnReason() {
    Member moved =
        new Member(
            "mailto:ann@example.org",
            "Ann",
            ASSIGNED,
            null,
            day(40),
            null,
            day(5),
            day(-5),
            "https://example.org/other");
    assertThat(since(ClockStart.ASSIGNMENT, moved, null, null).reason())
        .isEqualTo(Reason.ROLE_CHANGE);
    assertThat(since(ClockStart.GOAL_SET, moved, null, day(15)).findObservation())
        .contains(Observation.event(10));
    assertThat(since(ClockStart.ENROLMENT, moved, null, day(15)).findObservation())
        .contains(new Observation(5, 20, true));
    assertThat(since(ClockStart.GOAL_SET, member(null, null), null, null).reason())
        .isEqualTo(Reason.NO_GOAL_DATE);
    assertThat(since(ClockStart.ENROLMENT, member(null, null), null, null).reason())
        .isEqualTo(Reason.NO_ENROLMENT_DATE);
  }

  @Test
  void theEndOfTheVersionEndsObservation() {
    Member member = member(null, day(60));
    TimeToCompetence time =
        TimeToCompetence.of(member, ClockStart.ASSIGNMENT, null, day(55), day(50), AS_OF);
    assertThat(time.reason()).isEqualTo(Reason.VERSION_RETIRED);
    assertThat(time.findObservation()).contains(Observation.censored(50));
    assertThat(
            TimeToCompetence.of(member, ClockStart.ASSIGNMENT, null, null, day(70), AS_OF).reason())
        .isEqualTo(Reason.LEFT);
    assertThat(
            TimeToCompetence.of(member, ClockStart.ASSIGNMENT, null, null, day(-1), AS_OF).status())
        .isEqualTo(Status.NOT_STARTED);
  }
}
