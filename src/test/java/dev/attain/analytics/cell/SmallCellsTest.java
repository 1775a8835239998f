package dev.attain.analytics.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

  @Test
  void whatIsLargeIsShownAndNobodyIsNoSecret() {
    SmallCells hidden = SmallCells.of(new int[][] {{5, 9}, {0, 7}}, true);
    assertThat(hidden.cells()).isDeepEqualTo(new boolean[2][2]);
    assertThat(hidden.rowTotals()).containsOnly(false);
  }

  @Test
  void aDifferenceOfTotalsDoesNotRevealASmallCell() {
    SmallCells hidden = SmallCells.of(new int[][] {{4, 9, 20}, {30, 8, 20}, {30, 12, 20}}, true);
    assertThat(hidden.cells())
        .isDeepEqualTo(
            new boolean[][] {
              {true, true, false},
              {true, true, false},
              {false, false, false}
            });
  }

  @Test
  void withoutRowTotalsOnlyColumnsNeedProtection() {
    SmallCells hidden = SmallCells.of(new int[][] {{4, 9}, {30, 8}}, false);
    assertThat(hidden.cells()).isDeepEqualTo(new boolean[][] {{true, false}, {true, false}});
  }

  @Test
  void whereNothingElseCanBeHiddenTheTotalIs() {
    SmallCells hidden = SmallCells.of(new int[][] {{3, 0}, {0, 8}}, true);
    assertThat(hidden.cells()[0]).containsExactly(true, false);
    assertThat(hidden.rowTotals()).containsExactly(true, false);
    assertThat(hidden.columnTotals()).containsExactly(true, false);
  }

  @Test
  void hiddenCellsOfALineAreTogetherAtLeastFivePeopleOrTheTotalIsHidden() {
    long base = System.nanoTime();
    for (int round = 0; round < 300; round++) {
      long seed = base + round;
      Random random = new Random(seed);
      int rows = 1 + random.nextInt(6);
      int columns = 1 + random.nextInt(6);
      int[][] people = new int[rows][columns];
      for (int[] row : people) {
        Arrays.setAll(row, i -> random.nextInt(3) == 0 ? random.nextInt(5) : random.nextInt(30));
      }
      SmallCells hidden = SmallCells.of(people, true);
      for (int row = 0; row < rows; row++) {
        int at = row;
        int[] line = people[row];
        holds(seed, line, i -> hidden.cells()[at][i], hidden.rowTotals()[row]);
      }
      for (int column = 0; column < columns; column++) {
        int at = column;
        int[] line = Arrays.stream(people).mapToInt(row -> row[at]).toArray();
        holds(seed, line, i -> hidden.cells()[i][at], hidden.columnTotals()[column]);
      }
    }
  }

  private static void holds(
      long seed, int[] people, java.util.function.IntPredicate hidden, boolean totalHidden) {
    int cells = 0;
    int together = 0;
    for (int i = 0; i < people.length; i++) {
      assertThat(hidden.test(i) || !SmallCells.isSmall(people[i])).as("seed " + seed).isTrue();
      cells += hidden.test(i) ? 1 : 0;
      together += hidden.test(i) ? people[i] : 0;
    }
    assertThat(cells == 0 || totalHidden || (cells > 1 && together >= SmallCells.FEWEST))
        .as("seed " + seed)
        .isTrue();
  }
}
