package dev.attain.competency.proficiency.score;

import dev.attain.competency.framework.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code decaying-average-legacy@1}: p times the newest score and 1 - p times the plain mean of all
 * before it, with p the share of the newest (.65); a single score is itself. What Canvas called
 * "Decaying Average" first (Instructure, Canvas Admin Guide, "What calculation methods are
 * available for outcomes?") and renamed to "Weighted Average" later.
 */
public final class DecayingAverageLegacy implements ScoreRule {

  @Override
  public String id() {
    return Method.DECAYING_AVERAGE_LEGACY;
  }

  @Override
  public Running start(Method method) {
    double recent = method.recentShareOrDefault();
    return new Running() {
      private @Nullable Double newest;
      private double before;
      private int countBefore;

      @Override
      public void add(ScoredItem item) {
        if (newest != null) {
          before += newest;
          countBefore++;
        }
        newest = item.score();
      }

      @Override
      public @Nullable Double value() {
        return newest == null || countBefore == 0
            ? newest
            : Double.valueOf(recent * newest + (1 - recent) * before / countBefore);
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
    int last = parts.length - 1;
    for (int i = 0; i <= last; i++) {
      parts[i] = last == 0 ? 1 : i == last ? recent : (1 - recent) / last;
    }
    return parts;
  }
}
