package dev.attain.analytics.practice;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.score.ItemDifficulties.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Assessments as answers to items, an item being what a mapping rule is about.
 *
 * <p>Not thread-safe.
 */
public final class Answers {
  private static final int MOST = 200_000;

  private final List<Answer> all = new ArrayList<>();
  private boolean cut;

  /** Takes a person's assessments. */
  public void add(Portfolio portfolio) {
    for (Evidence item : portfolio.settled()) {
      if (item.type() == EvidenceType.ASSESSMENT && item.provesSomething()) {
        if (all.size() == MOST) {
          cut = true;
          return;
        }
        all.add(
            new Answer(
                item.id(),
                portfolio.person().value(),
                item.rule(),
                item.score(),
                item.occurredAt()));
      }
    }
  }

  boolean isCut() {
    return cut;
  }

  List<Answer> all() {
    return all;
  }

  double meanScore(String item) {
    return all.stream()
        .filter(answer -> answer.item().equals(item))
        .mapToDouble(Answer::score)
        .average()
        .orElse(0);
  }
}
