package dev.attain.analytics.practice;

import dev.attain.analytics.dashboard.Basis;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.proficiency.score.EloRating;
import dev.attain.competency.proficiency.score.ItemDifficulties;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How difficult is what gives evidence of a competency, by mapping rule; the hardest first.
 *
 * @param cut whether there were more answers than were looked at
 */
public record Items(Basis basis, CompetencyId competency, boolean cut, List<Item> items) {

  /**
   * An item.
   *
   * @param difficulty in logits
   */
  public record Item(String rule, double difficulty, int answers, double meanScore) {}

  public static Items of(Basis basis, CompetencyId competency, Answers answers) {
    Map<String, EloRating> difficulties = ItemDifficulties.of(answers.all());
    return new Items(
        basis,
        competency,
        answers.isCut(),
        difficulties.entrySet().stream()
            .map(
                item ->
                    new Item(
                        item.getKey(),
                        item.getValue().rating(),
                        item.getValue().answers(),
                        answers.meanScore(item.getKey())))
            .sorted(Comparator.comparingDouble(Item::difficulty).reversed())
            .toList());
  }
}
