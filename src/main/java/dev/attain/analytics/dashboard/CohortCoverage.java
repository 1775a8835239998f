package dev.attain.analytics.dashboard;

import dev.attain.analytics.Coverage;
import dev.attain.analytics.KaplanMeier;
import dev.attain.analytics.Observation;
import dev.attain.analytics.SurvivalCurve;
import dev.attain.analytics.SurvivalCurve.Quantile;
import dev.attain.analytics.grid.Column;
import dev.attain.analytics.grid.Grid;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the people of a cohort are with each requirement of their role.
 *
 * @param start what starts the clock of the times
 * @param requirements in the role's order
 */
public record CohortCoverage(
    Basis basis, ClockStart start, List<RequirementCoverage> requirements) {

  /**
   * How far they are with one requirement.
   *
   * @param assessed for how many of the people required any evidence counts
   * @param coverage how many of the people required are at the level
   * @param observed how many people the median rests on
   * @param events how many of them reached the level
   * @param medianDays to reach the level; its time is null when less than half have
   */
  public record RequirementCoverage(
      Column column,
      int assessed,
      Coverage coverage,
      int observed,
      int events,
      Quantile medianDays) {

    static RequirementCoverage of(Grid grid, int column) {
      int assessed = 0;
      int atLevel = 0;
      for (int row : grid.present()) {
        assessed += grid.items(row, column) > 0 ? 1 : 0;
        atLevel += grid.meets(row, column) ? 1 : 0;
      }
      List<Observation> observations = new ArrayList<>();
      for (int row = 0; row < grid.members(); row++) {
        grid.time(row, column).findObservation().ifPresent(observations::add);
      }
      SurvivalCurve curve = KaplanMeier.of(observations);
      return new RequirementCoverage(
          grid.columns().get(column),
          assessed,
          Coverage.of(atLevel, grid.people()),
          curve.n(),
          curve.events(),
          curve.quantile(0.5));
    }
  }

  public CohortCoverage {
    requirements = List.copyOf(requirements);
  }

  public static CohortCoverage of(Grid grid) {
    return new CohortCoverage(
        Basis.of(grid),
        grid.role().start(),
        IntStream.range(0, grid.columns().size())
            .mapToObj(column -> RequirementCoverage.of(grid, column))
            .toList());
  }
}
