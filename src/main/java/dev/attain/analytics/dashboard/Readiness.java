package dev.attain.analytics.dashboard;

import dev.attain.analytics.cell.SmallCells;
import dev.attain.analytics.grid.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many people meet every mandatory requirement of their role, and how far the others are.
 *
 * @param coverage over all people and requirements together
 * @param mandatory how many requirements are
 */
public record Readiness(
    Basis basis,
    boolean suppressed,
    @Nullable Share readiness,
    @Nullable Share coverage,
    @Nullable Integer mandatory,
    List<Missing> missing) {

  /** How many people lack so many mandatory requirements. */
  public record Missing(int requirements, int people) {}

  public Readiness {
    missing = List.copyOf(missing);
  }

  public static Readiness of(Grid grid) {
    if (SmallCells.isSmall(grid.people())) {
      return new Readiness(Basis.of(grid), true, null, null, null, List.of());
    }
    Map<Integer, Integer> byMissing = new TreeMap<>();
    for (int row : grid.present()) {
      byMissing.merge(grid.missing(row), 1, Integer::sum);
    }
    List<Missing> missing = new ArrayList<>();
    byMissing.forEach((requirements, people) -> missing.add(new Missing(requirements, people)));
    int mandatory =
        (int) grid.columns().stream().filter(column -> column.requirement().mandatory()).count();
    return new Readiness(Basis.of(grid), false, ready(grid), covered(grid), mandatory, missing);
  }

  /** The share that meets every mandatory requirement. */
  public static Share ready(Grid grid) {
    int ready = 0;
    for (int row : grid.present()) {
      ready += grid.isReady(row) ? 1 : 0;
    }
    return Share.of(ready, grid.people());
  }

  /** The share of all people's requirements that are met. */
  public static Share covered(Grid grid) {
    int met = 0;
    for (int row : grid.present()) {
      for (int column = 0; column < grid.columns().size(); column++) {
        met += grid.meets(row, column) ? 1 : 0;
      }
    }
    return Share.of(met, grid.people() * grid.columns().size());
  }
}
