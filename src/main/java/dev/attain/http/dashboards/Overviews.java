package dev.attain.http.dashboards;

import dev.attain.analytics.dashboard.Overview;
import dev.attain.analytics.dashboard.Overview.OfCohort;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.grid.HotGrids;
import dev.attain.analytics.trend.Trends;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.changes.CompetencyChange;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything at a glance. */
final class Overviews {
  private static final int MOST_COHORTS = 20;
  private static final int MOST_CHANGES = 20;
  private static final int CHANGES_LOOKED_AT = 150;

  private final Asking asking;
  private final ActivityDashboards activity;
  private final Trends trends;
  private final FrameworkCatalog catalog;
  private final ChangeReads changes;
  private final LongSupplier lagMillis;
  private volatile @Nullable Known known;

  /** The cohorts as they were a moment ago. */
  private record Known(Instant at, Future<List<Cohort>> cohorts) {}

  Overviews(
      Asking asking,
      ActivityDashboards activity,
      Trends trends,
      FrameworkCatalog catalog,
      ChangeReads changes,
      LongSupplier lagMillis) {
    this.asking = asking;
    this.activity = activity;
    this.trends = trends;
    this.catalog = catalog;
    this.changes = changes;
    this.lagMillis = lagMillis;
  }

  Future<ApiAnswer> ofCohort(ApiCall call) {
    return asking.ofCohort(
        call,
        "overview",
        List.of(),
        grid -> {
          Set<String> people =
              grid.ground().basis().cohort().members().stream()
                  .map(Member::person)
                  .collect(Collectors.toSet());
          return overview(List.of(grid), 0, grid.asOf(), change -> about(change, people));
        });
  }

  private static boolean about(CompetencyChange change, Set<String> people) {
    return change.person() == null || people.contains(change.person());
  }

  Future<ApiAnswer> ofAll(ApiCall call) {
    Instant now = call.now();
    return cohorts(now)
        .compose(
            cohorts -> {
              List<String> some =
                  cohorts.stream()
                      .sorted(Comparator.comparing(Cohort::name).thenComparing(Cohort::id))
                      .map(Cohort::id)
                      .limit(MOST_COHORTS)
                      .toList();
              int more = cohorts.size() - some.size();
              return found(some, new ArrayList<>())
                  .compose(
                      grids ->
                          asking
                              .answers()
                              .answer(
                                  call,
                                  "overview of all but %d at %d"
                                      .formatted(more, now.getEpochSecond()),
                                  grids,
                                  () -> overview(grids, more, now, change -> true)));
            });
  }

  private Future<List<Cohort>> cohorts(Instant now) {
    Known one = known;
    if (one == null || now.isBefore(one.at()) || !now.isBefore(one.at().plus(HotGrids.FRESH))) {
      one = new Known(now, catalog.cohorts());
      known = one;
    }
    return one.cohorts();
  }

  /** The grids of those cohorts whose role and framework are there. */
  private Future<List<Grid>> found(List<String> left, List<Grid> found) {
    return left.isEmpty()
        ? Future.succeededFuture(found)
        : asking
            .grids()
            .find(left.get(0), null, null)
            .compose(
                answer -> {
                  answer.then(
                      grid -> {
                        found.add(grid);
                        return answer;
                      });
                  return found(left.subList(1, left.size()), found);
                });
  }

  private Future<Overview> overview(
      List<Grid> grids, int more, Instant asOf, Predicate<CompetencyChange> wanted) {
    return cohorts(grids, new ArrayList<>())
        .compose(
            cohorts ->
                changes
                    .newest(CHANGES_LOOKED_AT)
                    .map(
                        newest ->
                            new Overview(
                                asOf,
                                lagMillis.getAsLong(),
                                cohorts,
                                more,
                                newest.stream()
                                    .filter(wanted)
                                    .limit(MOST_CHANGES)
                                    .map(Overview.Change::of)
                                    .toList())));
  }

  private Future<List<OfCohort>> cohorts(List<Grid> left, List<OfCohort> done) {
    if (left.isEmpty()) {
      return Future.succeededFuture(done);
    }
    Grid grid = left.get(0);
    return activity
        .rhythms(grid)
        .compose(
            rhythms ->
                trends
                    .weekAgo(grid)
                    .compose(
                        before -> {
                          Double ready =
                              before
                                  .flatMap(
                                      point ->
                                          java.util.Optional.ofNullable(point.readiness())
                                              .map(share -> share.share()))
                                  .orElse(null);
                          Double covered =
                              before
                                  .flatMap(
                                      point ->
                                          java.util.Optional.ofNullable(point.coverage())
                                              .map(share -> share.share()))
                                  .orElse(null);
                          done.add(Overview.of(grid, rhythms, ready, covered));
                          return cohorts(left.subList(1, left.size()), done);
                        }));
  }
}
