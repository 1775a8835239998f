package dev.attain.http.competency;

import dev.attain.analytics.cohort.CohortAnalytics;
import dev.attain.analytics.cohort.CohortAnswer;
import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.cohort.CohortAnswer.Unknown;
import dev.attain.analytics.cohort.CohortComparison.Strata;
import dev.attain.analytics.cohort.TimesQuestion;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.json.Json;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the API says about cohorts. */
final class CohortOperations {
  private final CohortAnalytics analytics;
  private final IdentityReads identities;

  CohortOperations(CohortAnalytics analytics, IdentityReads identities) {
    this.analytics = analytics;
    this.identities = identities;
  }

  Future<ApiAnswer> getTimeToCompetence(ApiCall call) {
    return AsOf.of(
        call,
        asOf ->
            analytics
                .times(call.pathParameter("cohortId"), question(call), asOf)
                .map(answer -> render(answer, TimeToCompetenceView::of)));
  }

  Future<ApiAnswer> getTimeToCompetenceOfRole(ApiCall call) {
    return AsOf.of(
        call,
        asOf ->
            analytics
                .roleTimes(call.pathParameter("roleId"), question(call), asOf)
                .map(answer -> render(answer, TimeToCompetenceView::of)));
  }

  Future<ApiAnswer> getForecast(ApiCall call) {
    PersonId asked = new PersonId(call.findQueryParameter("person").orElse(""));
    return AsOf.of(
        call,
        asOf ->
            identities
                .identities()
                .map(who -> who.resolve(asked).value())
                .compose(
                    person ->
                        analytics.forecast(
                            call.pathParameter("cohortId"), person, question(call), asOf))
                .map(answer -> render(answer, ForecastView::of)));
  }

  /** What is asked; the contract has seen to it that numbers are numbers. */
  static TimesQuestion question(ApiCall call) {
    return new TimesQuestion(
        call.findQueryParameter("competency").map(CompetencyId::new).orElse(null),
        call.findQueryParameter("level").map(Integer::valueOf).orElse(null),
        call.findQueryParameter("heldDays").map(Integer::valueOf).orElse(0),
        call.findQueryParameter("version").orElse(null));
  }

  /** What is compared, as the contract has it. */
  private record ComparisonRequest(
      List<String> cohorts,
      @Nullable CompetencyId competency,
      @Nullable Integer level,
      @Nullable Integer heldDays,
      @Nullable Strata stratifyBy) {}

  Future<ApiAnswer> compareTimeToCompetence(ApiCall call) {
    ComparisonRequest request;
    try {
      request = Json.MAPPER.readValue(call.body(), ComparisonRequest.class);
    } catch (IOException e) {
      return Future.succeededFuture(
          ApiAnswer.refused(400, "Bad request", "The body is no comparison.", List.of()));
    }
    TimesQuestion question =
        new TimesQuestion(
            request.competency(),
            request.level(),
            request.heldDays() == null ? 0 : request.heldDays(),
            null);
    Strata strata = request.stratifyBy() == null ? Strata.NONE : request.stratifyBy();
    return AsOf.of(
        call,
        asOf ->
            analytics
                .compare(request.cohorts(), question, strata, asOf)
                .map(answer -> render(answer, ComparisonView::of)));
  }

  private static <T> ApiAnswer render(CohortAnswer<T> answer, Function<T, Object> view) {
    if (answer instanceof Answered<T> answered) {
      return ApiAnswer.ok(view.apply(answered.figures()));
    }
    return ApiAnswer.notFound(((Unknown<T>) answer).detail());
  }
}
