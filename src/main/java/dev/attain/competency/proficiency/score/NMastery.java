package dev.attain.competency.proficiency.score;

import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Method.Mastery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code n-mastery@1}: the mean of the scores that show mastery, once there are n of them; scores
 * that do not show it leave the figure alone ("n Number of Times" in Canvas; Instructure, Canvas
 * Admin Guide, "What calculation methods are available for outcomes?").
 */
public final class NMastery implements ScoreRule {

  @Override
  public String id() {
    return Method.N_MASTERY;
  }

  @Override
  public Running start(Method method) {
    Mastery mastery = method.masteryOrDefault();
    return new Running() {
      private double scores;
      private int times;

      @Override
      public void add(ScoredItem item) {
        if (shows(mastery, item)) {
          scores += item.score();
          times++;
        }
      }

      @Override
      public @Nullable Double value() {
        return times >= mastery.times() ? Double.valueOf(scores / times) : null;
      }
    };
  }

  private static boolean shows(Mastery mastery, ScoredItem item) {
    return item.score() >= mastery.score();
  }

  @Override
  public String whyNoInterval() {
    return "n-mastery leaves out the scores below mastery, so that its figure has no sampling error";
  }

  @Override
  public String whyNoMean(Method method) {
    Mastery mastery = method.masteryOrDefault();
    return "fewer than %d items show mastery (a score of at least %s)"
        .formatted(mastery.times(), mastery.score());
  }

  @Override
  public double[] parts(List<ScoredItem> items, Method method) {
    Mastery mastery = method.masteryOrDefault();
    long times = items.stream().filter(item -> shows(mastery, item)).count();
    return items.stream()
        .mapToDouble(item -> times >= mastery.times() && shows(mastery, item) ? 1.0 / times : 0)
        .toArray();
  }
}
