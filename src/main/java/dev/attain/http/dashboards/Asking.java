package dev.attain.http.dashboards;

import dev.attain.analytics.cohort.CohortAnswer;
import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.cohort.CohortAnswer.Unknown;
import dev.attain.analytics.dashboard.PersonPage;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.grid.HotGrids;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.competency.AsOf;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the grid that a call is about and answers from it, or says what is not there.
 *
 * @param grids of cohorts
 * @param answers to what was asked already
 */
record Asking(HotGrids grids, HotAnswers answers) {
  private static final int DEFAULT_LIMIT = 100;

  /**
   * Answers by the grid of the path's cohort.
   *
   * @param operation its id
   * @param parameters the names of those that the answer depends on
   */
  Future<ApiAnswer> ofCohort(
      ApiCall call,
      String operation,
      List<String> parameters,
      Function<Grid, Future<?>> computing) {
    return grid(
        call,
        null,
        grid ->
            answers.answer(
                call,
                question(call, operation, parameters),
                List.of(grid),
                () -> computing.apply(grid)));
  }

  /** Goes on with the grid of the path's cohort. */
  Future<ApiAnswer> grid(
      ApiCall call, @Nullable String role, Function<Grid, Future<ApiAnswer>> next) {
    return AsOf.of(
        call,
        asOf ->
            grids
                .find(call.pathParameter("cohortId"), role, asked(call, asOf))
                .compose(answer -> next(answer, next)));
  }

  /** Goes on with the grids of some cohorts. */
  Future<ApiAnswer> grids(
      ApiCall call, List<String> cohorts, Function<List<Grid>, Future<ApiAnswer>> next) {
    return AsOf.of(call, asOf -> grids(cohorts, asked(call, asOf), new ArrayList<>(), next));
  }

  private Future<ApiAnswer> grids(
      List<String> left,
      @Nullable Instant asOf,
      List<Grid> found,
      Function<List<Grid>, Future<ApiAnswer>> next) {
    return left.isEmpty()
        ? next.apply(found)
        : grids
            .find(left.get(0), null, asOf)
            .compose(
                answer ->
                    next(
                        answer,
                        grid -> {
                          found.add(grid);
                          return grids(left.subList(1, left.size()), asOf, found, next);
                        }));
  }

  private static <T> Future<ApiAnswer> next(
      CohortAnswer<T> answer, Function<T, Future<ApiAnswer>> next) {
    return answer instanceof Answered<T> found
        ? next.apply(found.figures())
        : Future.succeededFuture(ApiAnswer.notFound(((Unknown<T>) answer).detail()));
  }

  /** Null for now, so that whoever asks for now gets the same. */
  private static @Nullable Instant asked(ApiCall call, Instant asOf) {
    return call.findQueryParameter("asOf").isPresent() ? asOf : null;
  }

  static String question(ApiCall call, String operation, List<String> parameters) {
    StringBuilder question = new StringBuilder(operation);
    for (String name : parameters) {
      call.findQueryParameter(name)
          .ifPresent(value -> question.append('\n').append(name).append('=').append(value));
    }
    return question.toString();
  }

  /** The contract has seen to it that the limit is one. */
  static PersonPage page(ApiCall call) {
    return new PersonPage(
        call.findQueryParameter("after").orElse(null),
        call.findQueryParameter("limit").map(Integer::valueOf).orElse(DEFAULT_LIMIT));
  }
}
