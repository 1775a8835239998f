package dev.attain.analytics.dashboard;

import dev.attain.analytics.cell.SmallCells;
import dev.attain.analytics.grid.Column;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.risk.GapScore;
import dev.attain.analytics.risk.GapTotal;
import dev.attain.analytics.risk.GapTotal.Part;
import dev.attain.competency.framework.CompetencyId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cohort's distance from the requirements of its role risks.
 *
 * @param requirements the highest score first
 */
public record Gaps(
    Basis basis, boolean suppressed, @Nullable Total total, List<OfRequirement> requirements) {

  /** Everything together, "gap" and "no evidence" apart. */
  public record Total(double score, Part met, Part gap, Part noEvidence) {
    static Total of(GapTotal total) {
      return new Total(total.score(), total.met(), total.gap(), total.noEvidence());
    }
  }

  /**
   * One requirement.
   *
   * @param stake impact x frequency x weight: the score of somebody who certainly lacks the level
   */
  public record OfRequirement(
      CompetencyId competency,
      String code,
      String name,
      String method,
      int level,
      boolean mandatory,
      int impact,
      int frequency,
      double weight,
      double stake,
      double score,
      Part met,
      Part gap,
      Part noEvidence) {
    static OfRequirement of(Column column, GapTotal total) {
      var requirement = column.requirement();
      return new OfRequirement(
          column.competency().id(),
          column.competency().code(),
          column.competency().name(),
          column.competency().methodId(),
          requirement.level(),
          requirement.mandatory(),
          requirement.impact(),
          requirement.frequency(),
          requirement.weight(),
          GapScore.stake(requirement),
          total.score(),
          total.met(),
          total.gap(),
          total.noEvidence());
    }
  }

  public Gaps {
    requirements = List.copyOf(requirements);
  }

  public static Gaps of(Grid grid) {
    if (SmallCells.isSmall(grid.people())) {
      return new Gaps(Basis.of(grid), true, null, List.of());
    }
    GapTotal all = GapTotal.NONE;
    List<OfRequirement> requirements = new ArrayList<>();
    for (int column = 0; column < grid.columns().size(); column++) {
      GapTotal total = GapTotal.NONE;
      for (int row : grid.present()) {
        total = total.plus(grid.gap(row, column));
      }
      all = all.plus(total);
      requirements.add(OfRequirement.of(grid.columns().get(column), total));
    }
    requirements.sort(
        Comparator.comparingDouble(OfRequirement::score)
            .reversed()
            .thenComparing(OfRequirement::competency));
    return new Gaps(Basis.of(grid), false, Total.of(all), requirements);
  }

  /** The score of everybody present over all requirements. */
  public static double score(Grid grid) {
    double score = 0;
    for (int row : grid.present()) {
      score += score(grid, row);
    }
    return score;
  }

  /** The score of one member over all requirements. */
  static double score(Grid grid, int row) {
    double score = 0;
    for (int column = 0; column < grid.columns().size(); column++) {
      score += grid.gap(row, column).score();
    }
    return score;
  }
}
