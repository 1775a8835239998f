package dev.attain.http.dashboards;

import dev.attain.analytics.cohort.CohortAnswer;
import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.dashboard.Disengaged;
import dev.attain.analytics.dashboard.Moves;
import dev.attain.analytics.dashboard.Rhythms;
import dev.attain.analytics.dashboard.Velocities;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.grid.GridReads;
import dev.attain.analytics.role.Mobility;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What follows from when the people of a cohort were active, and where they went. */
final class ActivityDashboards {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int MOST_DESTINATIONS = 10;

  private final Asking asking;
  private final GridReads reads;

  ActivityDashboards(Asking asking, GridReads reads) {
    this.asking = asking;
    this.reads = reads;
  }

  Future<ApiAnswer> velocity(ApiCall call) {
    return asking.ofCohort(
        call,
        "velocity",
        List.of(),
        grid -> rhythms(grid).map(rhythms -> Velocities.of(grid, rhythms)));
  }

  Future<ApiAnswer> disengagement(ApiCall call) {
    return asking.ofCohort(
        call,
        "disengagement",
        List.of("after", "limit"),
        grid -> rhythms(grid).map(rhythms -> Disengaged.of(grid, rhythms, Asking.page(call))));
  }

  Future<Rhythms> rhythms(Grid grid) {
    Rhythms rhythms = new Rhythms(grid.members());
    int places = grid.framework().competencies().size();
    return reads
        .visit(grid.ground(), (row, standings) -> rhythms.add(row, standings, places))
        .map(done -> rhythms);
  }

  Future<ApiAnswer> mobility(ApiCall call) {
    Optional<Instant> since;
    try {
      since = call.findQueryParameter("since").map(Instant::parse);
    } catch (DateTimeParseException e) {
      return CohortDashboards.refused("since", "is not an instant like 2026-03-31T23:59:59Z.");
    }
    return asking.grid(
        call,
        null,
        grid -> {
          Instant from = since.orElse(grid.asOf().minus(YEAR));
          if (!from.isBefore(grid.asOf())) {
            return CohortDashboards.refused("since", "is not before " + grid.asOf() + ".");
          }
          return inOtherRoles(call, grid, from)
              .compose(
                  others -> {
                    List<Grid> all = new ArrayList<>(others.values());
                    all.add(grid);
                    return asking
                        .answers()
                        .answer(
                            call,
                            Asking.question(call, "mobility", List.of("since", "role")),
                            all,
                            () ->
                                Future.succeededFuture(
                                    Moves.of(grid, from, Moves.count(grid, from), others)));
                  });
        });
  }

  /** The same people held against the roles that they moved to, or the one that is asked about. */
  private Future<Map<String, Grid>> inOtherRoles(ApiCall call, Grid grid, Instant from) {
    Mobility mobility = Moves.count(grid, from);
    List<String> roles =
        call.findQueryParameter("role")
            .map(List::of)
            .orElseGet(
                () ->
                    mobility.byRole().keySet().stream().sorted().limit(MOST_DESTINATIONS).toList());
    Instant asOf = call.findQueryParameter("asOf").map(Instant::parse).orElse(null);
    Map<String, Grid> found = new TreeMap<>();
    Future<Map<String, Grid>> done = Future.succeededFuture(found);
    for (String role : roles) {
      done =
          done.compose(
              before ->
                  asking
                      .grids()
                      .find(call.pathParameter("cohortId"), role, asOf)
                      .map(
                          (CohortAnswer<Grid> answer) -> {
                            if (answer instanceof Answered<Grid> other) {
                              found.put(role, other.figures());
                            }
                            return found;
                          }));
    }
    return done;
  }
}
