package dev.attain.http.dashboards;

import dev.attain.analytics.cohort.CohortAnalytics;
import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.cohort.CohortAnswer.Unknown;
import dev.attain.analytics.cohort.CohortTimes;
import dev.attain.analytics.cohort.TimesQuestion;
import dev.attain.analytics.dashboard.Benchmark;
import dev.attain.analytics.dashboard.CohortCoverage;
import dev.attain.analytics.dashboard.Forecasts;
import dev.attain.analytics.dashboard.Gaps;
import dev.attain.analytics.dashboard.HeatMap;
import dev.attain.analytics.dashboard.Needs;
import dev.attain.analytics.dashboard.People;
import dev.attain.analytics.dashboard.Readiness;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.trend.Trends;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.RefusedException;
import dev.attain.http.competency.CoverageView;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;

/** What follows from where the people of a cohort stand. */
final class CohortDashboards {
  private static final List<String> PAGE = List.of("after", "limit");
  private static final int MOST_COHORTS = 50;
  private static final int DEFAULT_DAYS = 90;

  private final Asking asking;
  private final CohortAnalytics times;
  private final Trends trends;

  CohortDashboards(Asking asking, CohortAnalytics times, Trends trends) {
    this.asking = asking;
    this.times = times;
    this.trends = trends;
  }

  Future<ApiAnswer> coverage(ApiCall call) {
    return asking.ofCohort(
        call,
        "coverage",
        List.of(),
        grid -> Future.succeededFuture(CoverageView.of(CohortCoverage.of(grid))));
  }

  Future<ApiAnswer> readiness(ApiCall call) {
    return asking.ofCohort(
        call, "readiness", List.of(), grid -> Future.succeededFuture(Readiness.of(grid)));
  }

  Future<ApiAnswer> gaps(ApiCall call) {
    return asking.ofCohort(call, "gaps", List.of(), grid -> Future.succeededFuture(Gaps.of(grid)));
  }

  Future<ApiAnswer> benchmark(ApiCall call) {
    return asking.ofCohort(
        call, "benchmark", List.of(), grid -> Future.succeededFuture(Benchmark.of(grid)));
  }

  Future<ApiAnswer> people(ApiCall call) {
    return asking.ofCohort(
        call, "people", PAGE, grid -> Future.succeededFuture(People.of(grid, Asking.page(call))));
  }

  Future<ApiAnswer> needs(ApiCall call) {
    return asking.ofCohort(
        call,
        "needs",
        List.of("after", "limit", "person"),
        grid ->
            trends
                .effects(grid)
                .map(
                    effects ->
                        call.findQueryParameter("person")
                            .map(person -> Needs.ofPerson(grid, effects, person))
                            .orElseGet(() -> Needs.of(grid, effects, Asking.page(call)))));
  }

  Future<ApiAnswer> trend(ApiCall call) {
    int days = call.findQueryParameter("days").map(Integer::valueOf).orElse(DEFAULT_DAYS);
    return asking.ofCohort(call, "trend", List.of("days"), grid -> trends.trend(grid, days));
  }

  Future<ApiAnswer> heatMap(ApiCall call) {
    List<String> cohorts =
        Arrays.stream(call.findQueryParameter("cohorts").orElse("").split(",", -1))
            .map(String::strip)
            .filter(cohort -> !cohort.isEmpty())
            .distinct()
            .toList();
    if (cohorts.isEmpty() || cohorts.size() > MOST_COHORTS) {
      return refused(
          "cohorts", "names " + cohorts.size() + " cohorts; name 1 to " + MOST_COHORTS + ".");
    }
    return asking.grids(
        call,
        cohorts,
        grids -> {
          long versions =
              grids.stream().map(grid -> grid.framework().versionId()).distinct().count();
          return versions > 1
              ? refused("cohorts", "are of " + versions + " frameworks; ask for each by itself.")
              : asking
                  .answers()
                  .answer(call, "heatMap", grids, () -> Future.succeededFuture(HeatMap.of(grids)));
        });
  }

  Future<ApiAnswer> forecasts(ApiCall call) {
    return asking.ofCohort(
        call,
        "forecasts",
        List.of("competency", "level", "after", "limit"),
        grid -> forecasts(call, grid));
  }

  private Future<Forecasts> forecasts(ApiCall call, Grid grid) {
    TimesQuestion question =
        new TimesQuestion(
            call.findQueryParameter("competency").map(CompetencyId::new).orElse(null),
            call.findQueryParameter("level").map(Integer::valueOf).orElse(null),
            0,
            null);
    return times
        .times(call.pathParameter("cohortId"), question, grid.asOf())
        .map(
            answer -> {
              if (answer instanceof Unknown<CohortTimes> unknown) {
                throw new RefusedException(ApiAnswer.notFound(unknown.detail()));
              }
              return Forecasts.of(((Answered<CohortTimes>) answer).figures(), Asking.page(call));
            });
  }

  static Future<ApiAnswer> refused(String parameter, String detail) {
    return Future.succeededFuture(
        ApiAnswer.refused(
            400,
            "Bad request",
            parameter + " " + detail,
            List.of(java.util.Map.of("path", "/" + parameter, "message", detail))));
  }
}
