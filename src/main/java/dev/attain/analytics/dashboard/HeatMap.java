package dev.attain.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.Interval;
import dev.attain.analytics.cell.SmallCells;
import dev.attain.analytics.dashboard.Basis.LogPosition;
import dev.attain.analytics.dashboard.CohortCoverage.RequirementCoverage;
import dev.attain.analytics.grid.Grid;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.statements.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cohorts by competencies.
 *
 * @param competencies that any of the cohorts' roles requires, in the framework's order
 * @param totals over the cohorts together, everybody once
 */
public record HeatMap(
    FrameworkVersion framework,
    Instant asOf,
    LogPosition feedPosition,
    List<Named> competencies,
    List<Row> rows,
    List<Cell> totals) {

  /** One cohort. A cell is not there where its role does not require the competency. */
  public record Row(Basis basis, boolean suppressed, List<Cell> cells) {}

  /**
   * One cohort's one competency; of a suppressed one nothing is said.
   *
   * @param level that the role requires; null in totals
   */
  public record Cell(
      CompetencyId competency,
      boolean suppressed,
      @Nullable Integer level,
      @Nullable Integer people,
      @Nullable Integer assessed,
      @Nullable Share coverage,
      @Nullable Median medianDays) {
    static Cell hidden(CompetencyId competency, @Nullable Integer level) {
      return new Cell(competency, true, level, null, null, null, null);
    }
  }

  /**
   * The median time to competence.
   *
   * @param days null when not reached
   * @param n how many people it rests on
   */
  public record Median(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double days,
      @Nullable String reason,
      Interval interval,
      int n,
      int events) {
    static Median of(RequirementCoverage figures) {
      Double days = figures.medianDays().time();
      return new Median(
          days,
          days == null ? "notReached" : null,
          figures.medianDays().log(),
          figures.observed(),
          figures.events());
    }
  }

  /**
   * The map of some cohorts.
   *
   * @param grids one or more, of one framework version
   */
  public static HeatMap of(List<Grid> grids) {
    List<Competency> competencies =
        grids.get(0).framework().competencies().stream()
            .filter(c -> grids.stream().anyMatch(grid -> place(grid, c) >= 0))
            .toList();
    SmallCells hidden = hidden(grids, competencies);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < grids.size(); row++) {
      rows.add(row(grids.get(row), competencies, hidden.cells()[row]));
    }
    return new HeatMap(
        grids.get(0).framework().versionId(),
        grids.get(0).asOf(),
        LogPosition.of(
            grids.stream()
                .map(grid -> grid.ground().position())
                .min(Position::compareTo)
                .orElse(Position.START)),
        competencies.stream().map(Named::of).toList(),
        rows,
        IntStream.range(0, competencies.size())
            .mapToObj(
                column ->
                    hidden.columnTotals()[column]
                        ? Cell.hidden(competencies.get(column).id(), null)
                        : total(grids, competencies.get(column)))
            .toList());
  }

  private static int place(Grid grid, Competency competency) {
    return IntStream.range(0, grid.columns().size())
        .filter(i -> grid.columns().get(i).competency().id().equals(competency.id()))
        .findFirst()
        .orElse(-1);
  }

  private static SmallCells hidden(List<Grid> grids, List<Competency> competencies) {
    int[][] people = new int[grids.size()][competencies.size()];
    for (int row = 0; row < grids.size(); row++) {
      for (int column = 0; column < competencies.size(); column++) {
        boolean required = place(grids.get(row), competencies.get(column)) >= 0;
        people[row][column] = required ? grids.get(row).people() : 0;
      }
    }
    return SmallCells.of(people, false);
  }

  private static Row row(Grid grid, List<Competency> competencies, boolean[] hidden) {
    List<Cell> cells = new ArrayList<>();
    boolean all = true;
    for (int number = 0; number < competencies.size(); number++) {
      int column = place(grid, competencies.get(number));
      if (column < 0) {
        continue;
      }
      all &= hidden[number];
      cells.add(hidden[number] ? hidden(grid, column) : shown(grid, column));
    }
    return new Row(Basis.of(grid), all && !cells.isEmpty(), cells);
  }

  private static Cell hidden(Grid grid, int column) {
    var requirement = grid.columns().get(column).requirement();
    return Cell.hidden(requirement.competency(), requirement.level());
  }

  private static Cell shown(Grid grid, int column) {
    RequirementCoverage figures = RequirementCoverage.of(grid, column);
    var requirement = grid.columns().get(column).requirement();
    return new Cell(
        requirement.competency(),
        false,
        requirement.level(),
        grid.people(),
        figures.assessed(),
        Share.of(figures.coverage().atLevel(), figures.coverage().required()),
        Median.of(figures));
  }

  private static Cell total(List<Grid> grids, Competency competency) {
    Set<String> people = new HashSet<>();
    int assessed = 0;
    int met = 0;
    for (Grid grid : grids) {
      int column = place(grid, competency);
      for (int row : column < 0 ? new int[0] : grid.present()) {
        if (people.add(grid.member(row).person())) {
          assessed += grid.items(row, column) > 0 ? 1 : 0;
          met += grid.meets(row, column) ? 1 : 0;
        }
      }
    }
    return new Cell(
        competency.id(), false, null, people.size(), assessed, Share.of(met, people.size()), null);
  }
}
