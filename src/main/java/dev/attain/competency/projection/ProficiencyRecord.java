package dev.attain.competency.projection;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.EvidenceSums;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.competency.projection.changes.Figure;
import dev.attain.competency.projection.standings.CompetencyStanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a portfolio beside its evidence, as of its last item: enough for cohorts to be
 * read at any later instant without the evidence. A pure function of the portfolio, which has at
 * least one item.
 *
 * @param level the current level as of {@code sums.from}; null for none
 * @param lapsesAt when that level ends by decay and expiry alone; null for never
 * @param firstEvidenceAt when the first item occurred, whether it counts or not
 */
public record ProficiencyRecord(
    FrameworkVersion framework,
    String person,
    CompetencyId competency,
    String method,
    EvidenceSums sums,
    @Nullable Integer level,
    @Nullable Instant lapsesAt,
    List<Attainment> attainments,
    Instant firstEvidenceAt) {
  public ProficiencyRecord {
    attainments = List.copyOf(attainments);
  }

  static ProficiencyRecord of(Portfolio portfolio) {
    ProficiencyMethod method = ProficiencyMethod.of(portfolio.competency().method().id());
    int last = portfolio.evidence().size() - 1;
    Instant asOf = portfolio.evidence().get(last).occurredAt();
    EvidenceSums sums = method.sums(portfolio, asOf);
    return new ProficiencyRecord(
        portfolio.framework(),
        portfolio.person().value(),
        portfolio.competency().id(),
        method.id(),
        sums,
        method.standing(portfolio, sums, asOf).currentLevel(),
        method.lapsesAt(portfolio, asOf).orElse(null),
        method.attainments(portfolio),
        portfolio.evidence().get(0).occurredAt());
  }

  /** What there is to tell of. */
  Figure figure(Portfolio portfolio) {
    return new Figure(portfolio, sums.from(), level, lapsesAt);
  }

  /** The bounded part of it that is kept by person, too. */
  CompetencyStanding standing(Portfolio portfolio) {
    return CompetencyStanding.of(portfolio, sums, level, lapsesAt, attainments);
  }

  /** The first instant at or before {@code asOf} at which the level held. */
  public Optional<Instant> findAttainment(int wanted, Instant asOf) {
    return attainments.stream()
        .filter(attainment -> attainment.level() == wanted && !attainment.at().isAfter(asOf))
        .map(Attainment::at)
        .findFirst();
  }
}
