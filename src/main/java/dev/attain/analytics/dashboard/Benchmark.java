package dev.attain.analytics.dashboard;

import dev.attain.analytics.cell.SmallCells;
import dev.attain.analytics.grid.Column;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.role.TopBand;
import dev.attain.competency.framework.CompetencyId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the top performers of a cohort show, against what the role requires. Top performers are
 * those with the least gap score.
 */
public record Benchmark(
    Basis basis,
    boolean suppressed,
    @Nullable Integer performers,
    List<OfRequirement> requirements) {

  /**
   * One requirement.
   *
   * @param asksForMore whether the level is above the band
   */
  public record OfRequirement(
      CompetencyId competency,
      String code,
      String name,
      String method,
      int level,
      Band band,
      boolean asksForMore) {}

  /** The quartiles of their levels; 0 for no level. */
  public record Band(int low, int median, int high) {}

  public static Benchmark of(Grid grid) {
    int count = TopBand.performersOf(grid.people());
    if (SmallCells.isSmall(grid.people()) || count == 0) {
      return new Benchmark(Basis.of(grid), true, null, List.of());
    }
    Map<Integer, Double> scores =
        Arrays.stream(grid.present())
            .boxed()
            .collect(Collectors.toMap(Function.identity(), row -> Gaps.score(grid, row)));
    List<Integer> best =
        scores.keySet().stream()
            .sorted(
                Comparator.<Integer, Double>comparing(scores::get)
                    .thenComparing(row -> grid.member(row).person()))
            .limit(count)
            .toList();
    List<OfRequirement> requirements = new ArrayList<>();
    for (int number = 0; number < grid.columns().size(); number++) {
      int column = number;
      int[] levels =
          best.stream()
              .mapToInt(
                  row -> {
                    Integer level = grid.level(row, column);
                    return level == null ? 0 : level;
                  })
              .toArray();
      TopBand.of(levels, grid.columns().get(column).requirement().level())
          .ifPresent(band -> requirements.add(requirement(grid.columns().get(column), band)));
    }
    return new Benchmark(Basis.of(grid), false, count, requirements);
  }

  private static OfRequirement requirement(Column column, TopBand band) {
    return new OfRequirement(
        column.competency().id(),
        column.competency().code(),
        column.competency().name(),
        column.competency().methodId(),
        band.required(),
        new Band(band.low(), band.median(), band.high()),
        band.asksForMore());
  }
}
