package dev.attain.competency.proficiency.score;

import java.util.Objects;

/**
 * What a score rule sees of an item of evidence.
 *
 * @param score within 0..1
 * @param weight what the daily cap left of it, at least 0; only rules that weigh look at it
 * @param rule the mapping rule, which stands for what was asked
 */
public record ScoredItem(double score, double weight, String rule) {
  public ScoredItem {
    Objects.requireNonNull(rule);
  }
}
