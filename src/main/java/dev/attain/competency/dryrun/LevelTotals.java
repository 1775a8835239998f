package dev.attain.competency.dryrun;

import dev.attain.competency.framework.CompetencyId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many people of a group change level.
 *
 * @param people how many have evidence by one of the versions
 * @param changed how many of them change any level
 * @param competencies those of which any level changes
 */
public record LevelTotals(int people, int changed, Map<CompetencyId, Moves> competencies) {
  /** Of nobody. */
  static final LevelTotals NONE = new LevelTotals(0, 0, Map.of());

  /** How many levels rise and fall. */
  public record Moves(int raised, int lowered) {
    private Moves plus(boolean up) {
      return new Moves(raised + (up ? 1 : 0), lowered + (up ? 0 : 1));
    }
  }

  public LevelTotals {
    competencies = java.util.Collections.unmodifiableMap(new TreeMap<>(competencies));
  }

  /** With one more person. */
  LevelTotals plus(List<LevelChange> changes) {
    Map<CompetencyId, Moves> moves = new TreeMap<>(competencies);
    for (LevelChange change : changes) {
      Moves before = moves.getOrDefault(change.competency(), new Moves(0, 0));
      moves.put(change.competency(), before.plus(change.isRaised()));
    }
    return new LevelTotals(people + 1, changed + (changes.isEmpty() ? 0 : 1), moves);
  }
}
