package dev.attain.competency.framework;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the figure of a competency follows from those of its children, the competencies that name it
 * as their parent. A competency that is rolled up has no evidence of its own.
 *
 * @param weights of the children by id, at least 0, with one above 0; 1 for a child that is not
 *     named. Their points, in a roll-up by points
 * @param requiredPoints of a roll-up by points: how many points a level asks for, above 0; null for
 *     all there are
 */
public record Rollup(
    Kind kind, Map<CompetencyId, Double> weights, @Nullable Double requiredPoints) {

  /** The rule. */
  public enum Kind {
    /** A level holds when it holds for every child. */
    ALL,
    /** The estimate is the mean of the children's estimates, by weight. */
    WEIGHTED_MEAN,
    /** A level holds when the children that are at it have points enough. */
    POINTS,
    /** The estimate is the lowest of the children's estimates. */
    MINIMUM
  }

  public Rollup {
    Objects.requireNonNull(kind);
    weights = weights == null ? Map.of() : Map.copyOf(weights);
  }

  /** The weight of a child, or its points. */
  public double weightOf(CompetencyId child) {
    return weights.getOrDefault(child, 1.0);
  }

  /** What figures name as their method. */
  public String methodId() {
    return switch (kind) {
      case ALL -> "roll-up-all@1";
      case WEIGHTED_MEAN -> "roll-up-weighted-mean@1";
      case POINTS -> "roll-up-points@1";
      case MINIMUM -> "roll-up-minimum@1";
    };
  }
}
