package dev.attain.analytics.cohort;

import dev.attain.analytics.TimeToCompetence;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.projection.PersonCompetency;
import dev.attain.competency.projection.shares.Reach;
import dev.attain.competency.projection.standings.CompetencyStanding;
import dev.attain.competency.projection.standings.PersonStandings;
import dev.attain.people.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A cohort with all that its figures at an instant are computed from.
 *
 * @param framework the version that the figures are by
 * @param reach how far the projection had come, at least
 * @param standings of people with evidence
 * @param attainments of what is rolled up, by pair
 * @param reached when people reached the target, where it is read from evidence; people who did not
 *     are not there
 */
record CohortEvidence(
    Cohort cohort,
    RoleProfile role,
    Framework framework,
    Reach reach,
    Instant asOf,
    Map<PersonId, PersonStandings> standings,
    Map<PersonCompetency, List<Attainment>> attainments,
    Map<PersonId, Instant> reached) {

  /** One for each member, those who left included. */
  List<TimeToCompetence> times(TimesTarget target) {
    return target.needsEvidence() || target.competency() == null || target.level() == null
        ? cohort.members().stream()
            .map(member -> time(member, reached.get(new PersonId(member.person()))))
            .toList()
        : times(target.competency().id(), target.level().level());
  }

  /** One for each member, those who left included. */
  List<TimeToCompetence> times(CompetencyId competency, int level) {
    return cohort.members().stream()
        .map(member -> time(member, attained(member, competency, level)))
        .toList();
  }

  private TimeToCompetence time(Cohort.Member member, @Nullable Instant attained) {
    Instant retired =
        framework.effectiveTo() == null
            ? null
            : framework.effectiveTo().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return TimeToCompetence.of(
        member,
        role.start(),
        role.start() == ClockStart.FIRST_STATEMENT ? firstStatement(member) : null,
        attained,
        retired,
        asOf);
  }

  private @Nullable Instant attained(Cohort.Member member, CompetencyId competency, int level) {
    PersonId person = new PersonId(member.person());
    List<Attainment> rolledUp = attainments.get(new PersonCompetency(person, competency));
    if (rolledUp != null) {
      return rolledUp.stream()
          .filter(attainment -> attainment.level() == level && !attainment.at().isAfter(asOf))
          .map(Attainment::at)
          .findFirst()
          .orElse(null);
    }
    return standing(person, PersonStandings.placeOf(framework, competency))
        .flatMap(standing -> standing.findAttainment(level, asOf))
        .orElse(null);
  }

  private @Nullable Instant firstStatement(Cohort.Member member) {
    PersonId person = new PersonId(member.person());
    return IntStream.range(0, framework.competencies().size())
        .mapToObj(place -> standing(person, place))
        .flatMap(Optional::stream)
        .map(CompetencyStanding::firstEvidenceAt)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private Optional<CompetencyStanding> standing(PersonId person, int place) {
    return standings.getOrDefault(person, PersonStandings.NONE).findWithoutDays(place);
  }
}
