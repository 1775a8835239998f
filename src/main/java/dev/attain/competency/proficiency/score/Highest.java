package dev.attain.competency.proficiency.score;

import dev.attain.competency.framework.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code highest@1}: the best score there is ("Highest score" in Canvas, same guide as {@link
 * NMastery}).
 */
public final class Highest implements ScoreRule {

  @Override
  public String id() {
    return Method.HIGHEST;
  }

  @Override
  public Running start(Method method) {
    return new Running() {
      private @Nullable Double highest;

      @Override
      public void add(ScoredItem item) {
        highest = highest == null ? item.score() : Math.max(highest, item.score());
      }

      @Override
      public @Nullable Double value() {
        return highest;
      }
    };
  }

  @Override
  public String whyNoInterval() {
    return "the highest score is the best of several: it lies above the true score by an unknown amount";
  }

  /** The first item of the highest score has it all. */
  @Override
  public double[] parts(List<ScoredItem> items, Method method) {
    double[] parts = new double[items.size()];
    int highest = 0;
    for (int i = 1; i < parts.length; i++) {
      highest = items.get(i).score() > items.get(highest).score() ? i : highest;
    }
    if (parts.length > 0) {
      parts[highest] = 1;
    }
    return parts;
  }
}
