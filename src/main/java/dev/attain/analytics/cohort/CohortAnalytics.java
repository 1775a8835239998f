package dev.attain.analytics.cohort;

import dev.attain.analytics.TimeToCompetence;
import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.cohort.CohortAnswer.Unknown;
import dev.attain.analytics.cohort.CohortComparison.Strata;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.projection.PortfolioReads;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers questions about cohorts at any instant up to now. */
public final class CohortAnalytics {
  private final FrameworkCatalog catalog;
  private final CohortReads reads;

  public CohortAnalytics(FrameworkCatalog catalog, PortfolioReads reads, LevelOverrides overrides) {
    this.catalog = catalog;
    this.reads = new CohortReads(reads, overrides);
  }

  /** Time to competence of a cohort. */
  public Future<CohortAnswer<CohortTimes>> times(
      String cohortId, TimesQuestion question, Instant asOf) {
    return CohortBasis.ofCohort(catalog, cohortId, question.version())
        .compose(basis -> times(basis, question, asOf));
  }

  /** Time to competence of everybody in a role, whatever their cohorts. */
  public Future<CohortAnswer<CohortTimes>> roleTimes(
      String roleId, TimesQuestion question, Instant asOf) {
    return CohortBasis.ofRole(catalog, roleId, question.version())
        .compose(basis -> times(basis, question, asOf));
  }

  private record Targeted(CohortBasis basis, TimesTarget target) {}

  private Future<CohortAnswer<CohortTimes>> times(
      CohortAnswer<CohortBasis> answer, TimesQuestion question, Instant asOf) {
    CohortAnswer<Targeted> targeted =
        answer.then(
            basis ->
                TimesTarget.of(question, basis.role(), basis.framework())
                    .then(target -> new Answered<>(new Targeted(basis, target))));
    return targeted.thenRead(
        of -> {
          Set<CompetencyId> asked =
              of.target().goal().parts().stream()
                  .map(part -> part.competency().id())
                  .collect(Collectors.toSet());
          return reads
              .load(of.basis(), asked, of.target(), asOf)
              .map(evidence -> CohortTimes.of(evidence, of.target()));
        });
  }

  /**
   * Compares cohorts by the log-rank test.
   *
   * @param cohortIds two or more
   */
  public Future<CohortAnswer<CohortComparison>> compare(
      List<String> cohortIds, TimesQuestion question, Strata strata, Instant asOf) {
    return compare(new ArrayList<>(), cohortIds, question, asOf)
        .map(answer -> answer.then(groups -> new Answered<>(CohortComparison.of(groups, strata))));
  }

  private Future<CohortAnswer<List<CohortTimes>>> compare(
      List<CohortTimes> before, List<String> left, TimesQuestion question, Instant asOf) {
    if (left.isEmpty()) {
      return Future.succeededFuture(new Answered<>(before));
    }
    return times(left.get(0), question, asOf)
        .compose(
            answer -> {
              if (answer instanceof Unknown<CohortTimes> unknown) {
                return Future.succeededFuture(new Unknown<List<CohortTimes>>(unknown.detail()));
              }
              before.add(((Answered<CohortTimes>) answer).figures());
              return compare(before, left.subList(1, left.size()), question, asOf);
            });
  }

  /** When one member of a cohort may be competent. */
  public Future<CohortAnswer<PersonForecast>> forecast(
      String cohortId, String person, TimesQuestion question, Instant asOf) {
    return times(cohortId, question, asOf)
        .map(
            answer ->
                answer.then(
                    times -> {
                      Optional<TimeToCompetence> own =
                          times.times().stream()
                              .filter(time -> time.person().equals(person))
                              .findFirst();
                      return own.isEmpty()
                          ? new Unknown<>(person + " is no member of the cohort.")
                          : new Answered<>(PersonForecast.of(times, own.get()));
                    }));
  }
}
