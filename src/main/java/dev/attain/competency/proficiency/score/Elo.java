package dev.attain.competency.proficiency.score;

import dev.attain.competency.framework.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code elo@1}: the ability of {@link EloRating}, against difficulties that the framework gives by
 * mapping rule. The true score is the expected score on an item of difficulty 0.
 */
public final class Elo implements ScoreRule {

  @Override
  public String id() {
    return Method.ELO;
  }

  @Override
  public Running start(Method method) {
    return new Running() {
      private EloRating ability = EloRating.START;

      @Override
      public void add(ScoredItem item) {
        ability =
            ability.answering(method.difficulties().getOrDefault(item.rule(), 0.0), item.score());
      }

      @Override
      public @Nullable Double value() {
        return ability.answers() == 0 ? null : ability.rating();
      }
    };
  }

  @Override
  public double mean(double value, Method method) {
    return EloRating.expected(value, 0);
  }

  @Override
  public Map<String, Double> terms(double value) {
    return Map.of("ability", value);
  }

  @Override
  public String whyNoInterval() {
    return "an Elo rating is a point estimate: its steps shrink with the number of answers, but it keeps no error";
  }
}
