package dev.attain.competency.projection.standings;

import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.EvidenceSums;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.ProficiencyMethod;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands in one competency, as of the last evidence of it; of bounded size, and
 * enough to say where the person stands at any later instant. A pure function of a portfolio with
 * at least one item.
 *
 * @param sums from which the figures of later instants are read, as of the last item
 * @param level the current level as of then; null for none
 * @param lapsesAt when that level ends by decay and expiry alone; null for never
 * @param attainments at most one for each level of the scale
 * @param firstEvidenceAt when the first item occurred, whether it counts or not
 */
public record CompetencyStanding(
    EvidenceSums sums,
    @Nullable Integer level,
    @Nullable Instant lapsesAt,
    List<Attainment> attainments,
    Instant firstEvidenceAt,
    ActiveDays days) {
  public CompetencyStanding {
    Objects.requireNonNull(sums);
    Objects.requireNonNull(firstEvidenceAt);
    Objects.requireNonNull(days);
    attainments = List.copyOf(attainments);
  }

  /** Where the evidence of a portfolio leaves its person. */
  public static CompetencyStanding of(Portfolio portfolio) {
    ProficiencyMethod method = ProficiencyMethod.of(portfolio.competency().method().id());
    Instant asOf = portfolio.evidence().get(portfolio.evidence().size() - 1).occurredAt();
    EvidenceSums sums = method.sums(portfolio, asOf);
    return new CompetencyStanding(
        sums,
        method.standing(portfolio, sums, asOf).currentLevel(),
        method.lapsesAt(portfolio, asOf).orElse(null),
        method.attainments(portfolio),
        portfolio.evidence().get(0).occurredAt(),
        ActiveDays.of(portfolio));
  }

  /** The first instant at or before {@code asOf} at which the level held. */
  public Optional<Instant> findAttainment(int wanted, Instant asOf) {
    for (Attainment attainment : attainments) {
      if (attainment.level() == wanted && !attainment.at().isAfter(asOf)) {
        return Optional.of(attainment.at());
      }
    }
    return Optional.empty();
  }

  /** When the last item occurred. */
  public Instant lastEvidenceAt() {
    return sums.from();
  }
}
