package dev.attain.analytics.dashboard;

import dev.attain.analytics.activity.Rhythm;
import dev.attain.analytics.activity.Velocity;
import dev.attain.analytics.cell.SmallCells;
import dev.attain.analytics.grid.Grid;
import dev.attain.competency.projection.standings.ActiveDays;
import org.jspecify.annotations.Nullable;

/**
 * How much evidence a cohort gives a week.
 *
 * @param activePeople who gave any within the last window
 * @param complete whether all of both windows is known
 */
public record Velocities(
    Basis basis,
    boolean suppressed,
    @Nullable Rate recent,
    @Nullable Rate before,
    int windowDays,
    @Nullable Integer activePeople,
    @Nullable Boolean complete) {

  /** Evidence weight per week, of all and of each. */
  public record Rate(double perWeek, double perPerson) {}

  public static Velocities of(Grid grid, Rhythms rhythms) {
    if (SmallCells.isSmall(grid.people())) {
      return new Velocities(Basis.of(grid), true, null, null, Velocity.WINDOW_DAYS, null, null);
    }
    int day = ActiveDays.dayOf(grid.asOf());
    double recent = 0;
    double before = 0;
    int active = 0;
    boolean complete = true;
    for (int row : grid.present()) {
      Rhythm rhythm = rhythms.of(row).until(day);
      Velocity velocity = Velocity.of(rhythm, day);
      recent += velocity.recent();
      before += velocity.before();
      active += !rhythm.isEmpty() && rhythm.lastDay() > day - Velocity.WINDOW_DAYS ? 1 : 0;
      complete &= velocity.complete();
    }
    return new Velocities(
        Basis.of(grid),
        false,
        rate(recent, grid.people()),
        rate(before, grid.people()),
        Velocity.WINDOW_DAYS,
        active,
        complete);
  }

  private static Rate rate(double perWeek, int people) {
    return new Rate(perWeek, people == 0 ? 0 : perWeek / people);
  }
}
