package dev.attain.analytics.dashboard;

import dev.attain.analytics.Interval;
import dev.attain.analytics.cell.SmallCells;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.role.Mobility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How often people leave a cohort for another role, and how ready its people are for those roles.
 *
 * @param per100PersonYears null without any time
 */
public record Moves(
    Basis basis,
    Instant from,
    Instant to,
    int moves,
    double personYears,
    @Nullable Double per100PersonYears,
    Interval interval,
    List<Destination> destinations) {

  /**
   * A role that people moved to, or that was asked about.
   *
   * @param readiness of the cohort for it; null when it can't be said, or of fewer than five people
   */
  public record Destination(String role, int moves, @Nullable Share readiness) {}

  public static Mobility count(Grid grid, Instant from) {
    return Mobility.of(grid.ground().basis().cohort().members(), from, grid.asOf());
  }

  /**
   * The answer.
   *
   * @param inOther the same people's grids in other roles, by role; none for a role of another
   *     framework
   */
  public static Moves of(Grid grid, Instant from, Mobility mobility, Map<String, Grid> inOther) {
    TreeSet<String> roles = new TreeSet<>(mobility.byRole().keySet());
    roles.addAll(inOther.keySet());
    return new Moves(
        Basis.of(grid),
        from,
        grid.asOf(),
        mobility.moves(),
        mobility.personYears(),
        mobility.rate(),
        mobility.interval(),
        roles.stream()
            .map(
                role ->
                    new Destination(
                        role,
                        mobility.byRole().getOrDefault(role, 0),
                        readiness(inOther.get(role))))
            .toList());
  }

  private static @Nullable Share readiness(@Nullable Grid grid) {
    return grid == null || SmallCells.isSmall(grid.people()) ? null : Readiness.ready(grid);
  }
}
