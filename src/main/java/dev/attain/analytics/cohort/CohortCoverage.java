package dev.attain.analytics.cohort;

import dev.attain.analytics.Coverage;
import dev.attain.analytics.KaplanMeier;
import dev.attain.analytics.SurvivalCurve;
import dev.attain.analytics.SurvivalCurve.Quantile;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.proficiency.Standing;
import dev.attain.competency.projection.shares.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the people of a cohort are with each requirement of their role.
 *
 * @param start what starts the clock of the times
 * @param requirements in the role's order
 */
public record CohortCoverage(
    Cohort cohort,
    RoleProfile role,
    FrameworkVersion framework,
    Instant asOf,
    Reach reach,
    ClockStart start,
    List<RequirementCoverage> requirements) {

  /**
   * How far they are with one requirement.
   *
   * @param assessed for how many of the people required any evidence counts
   * @param coverage how many of the people required are at the level
   * @param observed how many people the median rests on
   * @param events how many of them reached the level
   * @param medianDays to reach the level; its time is null when less than half have
   */
  public record RequirementCoverage(
      Requirement requirement,
      Competency competency,
      int assessed,
      Coverage coverage,
      int observed,
      int events,
      Quantile medianDays) {}

  public CohortCoverage {
    requirements = List.copyOf(requirements);
  }

  static CohortCoverage of(CohortEvidence evidence) {
    return new CohortCoverage(
        evidence.cohort(),
        evidence.role(),
        evidence.framework().versionId(),
        evidence.asOf(),
        evidence.reach(),
        evidence.role().start(),
        evidence.role().requirements().stream()
            .flatMap(requirement -> requirement(evidence, requirement).stream())
            .toList());
  }

  /** Empty when the version in force has dropped the competency. */
  private static Optional<RequirementCoverage> requirement(
      CohortEvidence evidence, Requirement requirement) {
    return evidence
        .framework()
        .findCompetency(requirement.competency())
        .map(
            competency -> {
              List<Standing> standings =
                  evidence.present().stream()
                      .flatMap(member -> evidence.findStanding(member, competency.id()).stream())
                      .toList();
              int atLevel =
                  (int) standings.stream().filter(s -> s.isAt(requirement.level())).count();
              SurvivalCurve curve =
                  KaplanMeier.of(
                      evidence.times(competency.id(), requirement.level()).stream()
                          .flatMap(time -> time.findObservation().stream())
                          .toList());
              return new RequirementCoverage(
                  requirement,
                  competency,
                  (int) standings.stream().filter(s -> s.items() > 0).count(),
                  Coverage.of(atLevel, evidence.present().size()),
                  curve.n(),
                  curve.events(),
                  curve.quantile(0.5));
            });
  }
}
