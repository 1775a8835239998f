package dev.attain.http.competency;

import dev.attain.analytics.cohort.CohortAnalytics;
import dev.attain.analytics.cohort.CohortAnswer;
import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.cohort.CohortAnswer.Unknown;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import io.vertx.core.Future;
import java.util.function.Function;

/** What the API says about cohorts. */
final class CohortOperations {
  private final CohortAnalytics analytics;

  CohortOperations(CohortAnalytics analytics) {
    this.analytics = analytics;
  }

  Future<ApiAnswer> getCoverage(ApiCall call) {
    return AsOf.of(
        call,
        asOf ->
            analytics
                .coverage(call.pathParameter("cohortId"), asOf)
                .map(answer -> render(answer, CoverageView::of)));
  }

  /** The contract has seen to it that the level is a number and the competency is there. */
  Future<ApiAnswer> getTimeToCompetence(ApiCall call) {
    Integer level = call.findQueryParameter("level").map(Integer::valueOf).orElse(null);
    CompetencyId competency = new CompetencyId(call.findQueryParameter("competency").orElse(""));
    return AsOf.of(
        call,
        asOf ->
            analytics
                .times(call.pathParameter("cohortId"), competency, level, asOf)
                .map(answer -> render(answer, TimeToCompetenceView::of)));
  }

  private static <T> ApiAnswer render(CohortAnswer<T> answer, Function<T, Object> view) {
    if (answer instanceof Answered<T> answered) {
      return ApiAnswer.ok(view.apply(answered.figures()));
    }
    return ApiAnswer.notFound(((Unknown<T>) answer).detail());
  }
}
