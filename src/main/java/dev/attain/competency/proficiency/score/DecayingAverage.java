package dev.attain.competency.proficiency.score;

import dev.attain.competency.framework.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code decaying-average@1}: r <- (1 - p) r + p x for each new score x, with p the share of the
 * newest (.65), beginning at the first score. The newer "Decaying Average" of Canvas (Instructure,
 * The Product Blog, "Canvas Outcomes: New and Updated Proficiency Calculations").
 */
public final class DecayingAverage implements ScoreRule {

  @Override
  public String id() {
    return Method.DECAYING_AVERAGE;
  }

  @Override
  public Running start(Method method) {
    double recent = method.recentShareOrDefault();
    return new Running() {
      private @Nullable Double average;

      @Override
      public void add(ScoredItem item) {
        average = average == null ? item.score() : (1 - recent) * average + recent * item.score();
      }

      @Override
      public @Nullable Double value() {
        return average;
      }
    };
  }

  @Override
  public String whyNoInterval() {
    return "a decaying average assumes nothing of how scores spread, so it has no interval; beta-decay has one";
  }

  @Override
  public double[] parts(List<ScoredItem> items, Method method) {
    double recent = method.recentShareOrDefault();
    double[] parts = new double[items.size()];
    double rest = 1;
    for (int i = parts.length - 1; i >= 0; i--) {
      parts[i] = i == 0 ? rest : recent * rest;
      rest *= 1 - recent;
    }
    return parts;
  }
}
