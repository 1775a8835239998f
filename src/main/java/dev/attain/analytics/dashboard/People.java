package dev.attain.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.risk.GapScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** People by competencies, by their identifiers, page by page. */
public record People(Basis basis, List<Named> competencies, List<Row> rows, @Nullable String next) {

  /**
   * One person.
   *
   * @param missing how many mandatory requirements are not met
   * @param cells in the order of the competencies
   */
  public record Row(
      String person,
      @Nullable String name,
      boolean ready,
      int missing,
      double gapScore,
      List<Cell> cells) {}

  /**
   * Where a person stands in one competency.
   *
   * @param level null for none
   * @param probability of the required level
   * @param items of evidence that count
   */
  public record Cell(
      GapScore.Status status,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer level,
      double probability,
      int items,
      @Nullable Instant lapsesAt,
      @Nullable Instant lastEvidenceAt,
      double gapScore) {}

  public static People of(Grid grid, PersonPage page) {
    PersonPage.Part part = page.byId(grid, grid.present());
    return new People(
        Basis.of(grid),
        grid.columns().stream().map(Named::of).toList(),
        part.rows().stream().map(row -> row(grid, row)).toList(),
        part.next());
  }

  private static Row row(Grid grid, int row) {
    List<Cell> cells = new ArrayList<>();
    IntStream.range(0, grid.columns().size()).forEach(column -> cells.add(cell(grid, row, column)));
    return new Row(
        grid.member(row).person(),
        grid.member(row).name(),
        grid.isReady(row),
        grid.missing(row),
        Gaps.score(grid, row),
        cells);
  }

  private static Cell cell(Grid grid, int row, int column) {
    GapScore gap = grid.gap(row, column);
    return new Cell(
        gap.status(),
        grid.level(row, column),
        grid.probability(row, column),
        grid.items(row, column),
        grid.lapsesAt(row, column),
        grid.lastEvidenceAt(row, column),
        gap.score());
  }
}
