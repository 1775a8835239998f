package dev.attain.competency.proficiency.score;

import dev.attain.competency.framework.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code latest@1}: the newest score ("Most recent score" in Canvas; Instructure, Canvas Admin
 * Guide, "What calculation methods are available for outcomes?").
 */
public final class Latest implements ScoreRule {

  @Override
  public String id() {
    return Method.LATEST;
  }

  @Override
  public Running start(Method method) {
    return new Running() {
      private @Nullable Double newest;

      @Override
      public void add(ScoredItem item) {
        newest = item.score();
      }

      @Override
      public @Nullable Double value() {
        return newest;
      }
    };
  }

  @Override
  public String whyNoInterval() {
    return "the latest score is one observation: it says nothing of how far the true score may be from it";
  }

  @Override
  public double[] parts(List<ScoredItem> items, Method method) {
    double[] parts = new double[items.size()];
    if (parts.length > 0) {
      parts[parts.length - 1] = 1;
    }
    return parts;
  }
}
