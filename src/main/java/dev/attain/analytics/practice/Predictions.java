package dev.attain.analytics.practice;

import dev.attain.analytics.rating.Calibration.Outcome;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.proficiency.Portfolio;
import java.util.ArrayList;
import java.util.List;

/**
 * Each assessment, held against P(level) just before it. An assessment before which nothing counted
 * would be held against the prior, and is left out.
 *
 * <p>Not thread-safe.
 */
public final class Predictions {
  private static final int MOST = 100_000;

  /** Each needs the evidence before it anew. */
  private static final int MOST_OF_A_PERSON = 20;

  private final double levelCut;
  private final List<Outcome> outcomes = new ArrayList<>();
  private boolean cut;

  /**
   * @param levelCut the score from which the level was shown
   */
  public Predictions(double levelCut) {
    this.levelCut = levelCut;
  }

  /** Takes a person's latest assessments. */
  public void add(Portfolio portfolio) {
    List<Evidence> counting =
        portfolio.settled().stream().filter(Evidence::provesSomething).toList();
    int taken = 0;
    for (int i = counting.size() - 1; i > 0; i--) {
      Evidence item = counting.get(i);
      boolean first = !counting.get(0).occurredAt().isBefore(item.occurredAt());
      if (item.type() != EvidenceType.ASSESSMENT || first) {
        continue;
      }
      if (taken == MOST_OF_A_PERSON || outcomes.size() == MOST) {
        cut = true;
        return;
      }
      taken++;
      outcomes.add(
          new Outcome(
              Hindsight.before(portfolio, item.occurredAt(), levelCut), item.score() >= levelCut));
    }
  }

  boolean isCut() {
    return cut;
  }

  List<Outcome> outcomes() {
    return outcomes;
  }
}
