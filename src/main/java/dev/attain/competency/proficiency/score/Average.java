package dev.attain.competency.proficiency.score;

import dev.attain.competency.framework.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code average@1}: the mean of the scores by weight, after daily caps. */
public final class Average implements ScoreRule {

  @Override
  public String id() {
    return Method.AVERAGE;
  }

  @Override
  public Running start(Method method) {
    return new Running() {
      private double scores;
      private double weights;

      @Override
      public void add(ScoredItem item) {
        scores += item.weight() * item.score();
        weights += item.weight();
      }

      @Override
      public @Nullable Double value() {
        return weights > 0 ? scores / weights : null;
      }
    };
  }

  @Override
  public String whyNoInterval() {
    return "the average assumes nothing of how scores spread, so it has no interval; beta-decay has one";
  }

  @Override
  public double[] parts(List<ScoredItem> items, Method method) {
    double all = items.stream().mapToDouble(ScoredItem::weight).sum();
    return items.stream().mapToDouble(item -> all > 0 ? item.weight() / all : 0).toArray();
  }
}
