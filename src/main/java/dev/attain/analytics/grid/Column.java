package dev.attain.analytics.grid;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.competency.projection.standings.PersonStandings;
import dev.attain.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A requirement of a role, with what figures of it are read by.
 *
 * @param place of the competency in its framework version
 * @param cut of the required level; above 1 when the scale has no such level: nobody reaches it
 * @param subject a portfolio of nobody, for methods to read sums by
 */
public record Column(
    Requirement requirement, Competency competency, int place, double cut, Portfolio subject) {
  private static final PersonId NOBODY = new PersonId("nobody");
  private static final double OUT_OF_REACH = 2;

  /** The requirements whose competencies the version has. */
  public static List<Column> of(RoleProfile role, Framework framework) {
    List<Column> columns = new ArrayList<>();
    for (Requirement requirement : role.requirements()) {
      framework
          .findCompetency(requirement.competency())
          .ifPresent(competency -> columns.add(of(requirement, competency, framework)));
    }
    return columns;
  }

  private static Column of(Requirement requirement, Competency competency, Framework framework) {
    return new Column(
        requirement,
        competency,
        PersonStandings.placeOf(framework, competency.id()),
        framework.scale().stream()
            .filter(level -> level.level() == requirement.level())
            .mapToDouble(Level::cut)
            .findFirst()
            .orElse(OUT_OF_REACH),
        new Portfolio(framework.versionId(), NOBODY, competency, framework.scale(), List.of()));
  }

  /** Whether its figures follow from those of other competencies. */
  public boolean isRolledUp() {
    return competency.rollup() != null;
  }

  ProficiencyMethod method() {
    return ProficiencyMethod.of(competency.method().id());
  }

  /** P(level met) of somebody without evidence: the prior's; 0 where there is none. */
  double priorProbability(Instant asOf) {
    if (isRolledUp()) {
      return 0;
    }
    Double prior = method().probability(subject, method().sums(subject, asOf), cut, asOf);
    return prior == null ? 0 : prior;
  }
}
