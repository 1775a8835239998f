package dev.attain.competency.proficiency.score;

import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Method.Tracing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code knowledge-tracing@1}: Bayesian knowledge tracing (Corbett and Anderson 1995, "Knowledge
 * tracing: modeling the acquisition of procedural knowledge", equations 1-3). A person knows or
 * does not; the value is the probability L of knowing. A success makes it L(1-S) / (L(1-S) +
 * (1-L)G), a failure LS / (LS + (1-L)(1-G)), and each item then teaches: L <- L + (1-L)T.
 *
 * <p>The true score, the chance of the next success, is 1-S for who knows and G for who does not.
 * So it is at least a cut with probability L where G < cut <= 1-S; certainly where the cut is not
 * above G, and never where it is above 1-S.
 */
public final class KnowledgeTracing implements ScoreRule {

  @Override
  public String id() {
    return Method.KNOWLEDGE_TRACING;
  }

  @Override
  public Running start(Method method) {
    Tracing tracing = method.tracingOrDefault();
    return new Running() {
      private double known = tracing.initial();
      private boolean begun;

      @Override
      public void add(ScoredItem item) {
        begun = true;
        double success = known * (1 - tracing.slip()) + (1 - known) * tracing.guess();
        double posterior =
            item.score() >= tracing.successFrom()
                ? posterior(known, known * (1 - tracing.slip()), success)
                : posterior(known, known * tracing.slip(), 1 - success);
        known = posterior + (1 - posterior) * tracing.transit();
      }

      @Override
      public @Nullable Double value() {
        return begun ? known : null;
      }
    };
  }

  /** What the model holds impossible tells it nothing. */
  private static double posterior(double prior, double part, double whole) {
    return whole > 0 ? Math.min(1, part / whole) : prior;
  }

  @Override
  public double mean(double value, Method method) {
    Tracing tracing = method.tracingOrDefault();
    return value * (1 - tracing.slip()) + (1 - value) * tracing.guess();
  }

  @Override
  public Double probability(double value, double cut, Method method) {
    Tracing tracing = method.tracingOrDefault();
    if (cut <= tracing.guess()) {
      return 1.0;
    }
    return cut <= 1 - tracing.slip() ? value : 0.0;
  }

  @Override
  public Map<String, Double> terms(double value) {
    return Map.of("known", value);
  }

  @Override
  public String whyNoInterval() {
    return "knowledge tracing knows two states only: its uncertainty is the probability of knowing";
  }
}
