package dev.attain.competency.proficiency.score;

import dev.attain.competency.framework.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule from scores, in order, to one value. A rule has no memory of time: between two items its
 * value stands still.
 */
public interface ScoreRule {

  /** A value that takes in one item after the other. */
  interface Running {
    void add(ScoredItem item);

    /** Null while the items are too few for the rule to say anything. */
    @Nullable Double value();
  }

  /** The name and version, as in {@link Method#id()}. */
  String id();

  /** Begins with no items. */
  Running start(Method method);

  /** The estimated true score, within 0..1, that a value stands for. */
  default double mean(double value, Method method) {
    return value;
  }

  /**
   * The probability that the true score is at least the cut; null when the rule has no notion of
   * it, see {@link #whyNoProbability}.
   */
  default @Nullable Double probability(double value, double cut, Method method) {
    return null;
  }

  /** The value by its own name, for rules whose value is not the true score. */
  default Map<String, Double> terms(double value) {
    return Map.of();
  }

  /** Why there is no interval of the true score. */
  String whyNoInterval();

  /** Why there is no probability of a level; not asked of rules that have one. */
  default String whyNoProbability() {
    return whyNoInterval();
  }

  /** Why there is no value yet. */
  default String whyNoMean(Method method) {
    return "nothing counts";
  }

  /**
   * Each item's part in the value, in the items' order, at least 0, adding up to 1; all 0 when
   * there is no value. Rules that are an average say the coefficients; of the others an item's part
   * is by how much the true score would move without it, in proportion to the others.
   */
  default double[] parts(List<ScoredItem> items, Method method) {
    double[] parts = new double[items.size()];
    Double value = value(items, -1, method);
    if (value == null) {
      return parts;
    }
    @Nullable Double[] without = meansWithout(items, method);
    double all = 0;
    for (int i = 0; i < parts.length; i++) {
      Double other = without[i];
      parts[i] = other == null ? 0 : Math.abs(mean(value, method) - other);
      all += parts[i];
    }
    for (int i = 0; i < parts.length; i++) {
      parts[i] = all > 0 ? parts[i] / all : 1.0 / parts.length;
    }
    return parts;
  }

  /** For each item what the mean would be without it; null where there would be none. */
  default @Nullable Double[] meansWithout(List<ScoredItem> items, Method method) {
    @Nullable Double[] means = new Double[items.size()];
    for (int i = 0; i < means.length; i++) {
      Double value = value(items, i, method);
      means[i] = value == null ? null : mean(value, method);
    }
    return means;
  }

  private @Nullable Double value(List<ScoredItem> items, int left, Method method) {
    Running running = start(method);
    for (int i = 0; i < items.size(); i++) {
      if (i != left) {
        running.add(items.get(i));
      }
    }
    return running.value();
  }
}
