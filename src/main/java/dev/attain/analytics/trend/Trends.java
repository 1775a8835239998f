package dev.attain.analytics.trend;

import dev.attain.analytics.cell.SmallCells;
import dev.attain.analytics.dashboard.Basis;
import dev.attain.analytics.dashboard.Needs;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.grid.GridReads;
import dev.attain.analytics.risk.ResourceEffect;
import dev.attain.analytics.trend.CohortDay.Effect;
import dev.attain.analytics.trend.Trend.Point;
import dev.attain.analytics.trend.Trend.Source;
import dev.attain.competency.framework.CompetencyId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how cohorts went, and what was measured of resources. */
public final class Trends {
  /** The most days that a trend can have. */
  public static final int MOST_DAYS = 366;

  /** People x requirements up to which days that were not recorded are computed. */
  private static final int MOST_CELLS = 2_000;

  private static final int DAYS_BACK = 14;
  private static final int DAYS_OF_WEEK = 7;

  private final DayRecords days;
  private final GridReads grids;

  public Trends(DayRecords days, GridReads grids) {
    this.days = days;
    this.grids = grids;
  }

  /**
   * The trend up to a grid's instant.
   *
   * @param length how many days, 1 to {@link #MOST_DAYS}, that of the grid included
   */
  public Future<Trend> trend(Grid now, int length) {
    LocalDate today = LocalDate.ofInstant(now.asOf(), ZoneOffset.UTC);
    LocalDate first = today.minusDays(length - 1L);
    return days.find(now.ground().basis().cohort().id(), first, today.minusDays(1))
        .compose(recorded -> recomputed(now, first, today, recorded))
        .map(
            points -> {
              points.add(Point.of(CohortDay.of(now, today, now.asOf(), List.of()), Source.NOW));
              return new Trend(
                  Basis.of(now), SmallCells.isSmall(now.people()), points, length - points.size());
            });
  }

  private Future<List<Point>> recomputed(
      Grid now, LocalDate first, LocalDate today, Map<LocalDate, CohortDay> recorded) {
    boolean few = now.members() * now.columns().size() <= MOST_CELLS;
    List<LocalDate> wanted = new ArrayList<>();
    for (LocalDate day = first; few && day.isBefore(today); day = day.plusDays(1)) {
      if (!recorded.containsKey(day)) {
        wanted.add(day);
      }
    }
    return grids
        .history(now.ground(), wanted.stream().map(Trends::end).toList())
        .map(
            past -> {
              List<Point> points = new ArrayList<>();
              recorded.values().forEach(day -> points.add(Point.of(day, Source.RECORDED)));
              for (int i = 0; i < wanted.size(); i++) {
                points.add(
                    Point.of(
                        CohortDay.of(past.get(i), wanted.get(i), now.asOf(), List.of()),
                        Source.RECOMPUTED));
              }
              points.sort(java.util.Comparator.comparing(Point::day));
              return points;
            });
  }

  private static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** How the cohort stood a week before; empty when that day was not recorded. */
  public Future<Optional<Point>> weekAgo(Grid grid) {
    LocalDate day = LocalDate.ofInstant(grid.asOf(), ZoneOffset.UTC).minusDays(DAYS_OF_WEEK);
    return days.find(grid.ground().basis().cohort().id(), day)
        .map(found -> found.map(one -> Point.of(one, Source.RECORDED)));
  }

  /** The effects of resources as they were measured last, within a fortnight. */
  public Future<Needs.Effects> effects(Grid grid) {
    LocalDate today = LocalDate.ofInstant(grid.asOf(), ZoneOffset.UTC);
    return days.find(grid.ground().basis().cohort().id(), today.minusDays(DAYS_BACK), today)
        .map(
            found -> {
              Map<CompetencyId, Map<String, ResourceEffect>> effects = new HashMap<>();
              found.values().stream()
                  .reduce((earlier, later) -> later)
                  .ifPresent(
                      day -> {
                        for (Effect one : day.effects()) {
                          effects
                              .computeIfAbsent(one.competency(), c -> new HashMap<>())
                              .put(one.resource(), one.effect());
                        }
                      });
              return (competency, resource) ->
                  effects
                      .getOrDefault(competency, Map.of())
                      .getOrDefault(resource, ResourceEffect.UNKNOWN);
            });
  }
}
