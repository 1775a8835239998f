package dev.attain.analytics.cell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which cells of a table of groups are not shown. Primarily those of fewer than {@link #FEWEST}
 * people; nobody at all is no secret. As the table has totals, a single hidden cell of a row or a
 * column would follow from the others; so where the hidden cells of a line are one alone, or are
 * together fewer than {@link #FEWEST} people, the smallest of the shown ones is hidden too, and
 * where there is none left, the line's total (complementary suppression).
 *
 * @param cells by row and column, true for hidden
 * @param rowTotals by row; all false where rows have none
 * @param columnTotals by column
 */
public record SmallCells(boolean[][] cells, boolean[] rowTotals, boolean[] columnTotals) {
  /** Groups of fewer people are not shown. */
  public static final int FEWEST = 5;

  /** Whether a group of so many people is too small to be shown by itself. */
  public static boolean isSmall(int people) {
    return people > 0 && people < FEWEST;
  }

  /**
   * Decides for a table whose columns have totals that are shown.
   *
   * @param people by row and column, rows of equal length
   * @param withRowTotals whether rows have, too
   */
  public static SmallCells of(int[][] people, boolean withRowTotals) {
    int rows = people.length;
    int columns = rows == 0 ? 0 : people[0].length;
    SmallCells hidden =
        new SmallCells(new boolean[rows][columns], new boolean[rows], new boolean[columns]);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        hidden.cells[row][column] = isSmall(people[row][column]);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int row = 0; withRowTotals && row < rows; row++) {
        changed |= hidden.protect(people, new Line(true, row, columns));
      }
      for (int column = 0; column < columns; column++) {
        changed |= hidden.protect(people, new Line(false, column, rows));
      }
    }
    return hidden;
  }

  private record Line(boolean isRow, int number, int length) {
    int in(int[][] table, int i) {
      return isRow ? table[number][i] : table[i][number];
    }

    boolean in(boolean[][] table, int i) {
      return isRow ? table[number][i] : table[i][number];
    }

    void hide(boolean[][] table, int i) {
      table[isRow ? number : i][isRow ? i : number] = true;
    }
  }

  /** Hides one thing more of a line if that is needed. */
  private boolean protect(int[][] people, Line line) {
    boolean[] totals = line.isRow() ? rowTotals : columnTotals;
    int[] hidden = IntStream.range(0, line.length()).filter(i -> line.in(cells, i)).toArray();
    int together = Arrays.stream(hidden).map(i -> line.in(people, i)).sum();
    if (hidden.length == 0 || totals[line.number()] || (hidden.length > 1 && together >= FEWEST)) {
      return false;
    }
    IntStream.range(0, line.length())
        .filter(i -> !line.in(cells, i) && line.in(people, i) > 0)
        .boxed()
        .min(Comparator.comparingInt(i -> line.in(people, i)))
        .ifPresentOrElse(i -> line.hide(cells, i), () -> totals[line.number()] = true);
    return true;
  }
}
