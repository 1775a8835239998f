package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Contribution.Counting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * {@code beta-decay@1}: a Beta distribution of the true score, with exponential forgetting.
 *
 * <p>With a prior of strength m and mean base, a half-life of h days, and items of capped weight w
 * and score s that occurred at ti: a(t) = m base + sum of w s 2^-((t-ti)/h), b(t) = m (1-base) +
 * sum of w (1-s) 2^-((t-ti)/h). Level L has probability 1 - I_cut(a, b), with I the regularized
 * incomplete beta function, and is reached when that is at least gamma.
 */
final class BetaDecay extends FoldedMethod {
  static final BetaDecay INSTANCE = new BetaDecay();

  private static final double INTERVAL_TAIL = 0.05;

  /** Far above rounding errors: within it the bounds leave the decision to the exact value. */
  private static final double BOUND_MARGIN = 1e-9;

  private BetaDecay() {
    super(null);
  }

  @Override
  public String id() {
    return Method.BETA_DECAY;
  }

  @Override
  Reading reading(Method method, EvidenceSums sums, Instant asOf) {
    Shape shape = shape(method, sums, asOf);
    return new Reading() {
      @Override
      public Estimate estimate() {
        return BetaDecay.estimate(shape.distribution());
      }

      @Override
      public Double probability(double cut) {
        return shape.distribution().survivalProbability(cut);
      }

      @Override
      public boolean reaches(double cut) {
        return shape.reaches(cut, method.gamma());
      }
    };
  }

  private static Estimate estimate(BetaDistribution beta) {
    double a = beta.getAlpha();
    double b = beta.getBeta();
    return new Estimate(
        a / (a + b),
        null,
        beta.inverseCumulativeProbability(INTERVAL_TAIL),
        beta.inverseSurvivalProbability(INTERVAL_TAIL),
        null,
        null,
        Map.of("a", a, "b", b));
  }

  static BetaDistribution distribution(Method method, EvidenceSums sums, Instant asOf) {
    return shape(method, sums, asOf).distribution();
  }

  private static Shape shape(Method method, EvidenceSums sums, Instant asOf) {
    double decay = Decay.factor(sums.epoch(), asOf, method.halfLifeDays());
    return new Shape(
        method.priorStrength() * method.priorBase() + sums.met() * decay,
        method.priorStrength() * (1 - method.priorBase()) + sums.unmet() * decay);
  }

  /** A distribution's parameters; the distribution itself is dear to make, for its logarithms. */
  private record Shape(double a, double b) {
    BetaDistribution distribution() {
      return BetaDistribution.of(a, b);
    }

    /**
     * Whether P(X at least cut) is at least gamma. Cantelli's inequality, P(X - mean at least d) is
     * at most v / (v + d^2), decides most cases without the incomplete beta function.
     */
    boolean reaches(double cut, double gamma) {
      double sum = a + b;
      double variance = a * b / (sum * sum * (sum + 1));
      double distance = cut - a / sum;
      double bound = variance / (variance + distance * distance);
      if (distance > 0 && bound < gamma - BOUND_MARGIN) {
        return false;
      }
      if (distance < 0 && 1 - bound > gamma + BOUND_MARGIN) {
        return true;
      }
      return distribution().survivalProbability(cut) >= gamma;
    }
  }

  @Override
  public Optional<Instant> lapseOf(Portfolio portfolio, Level level, Instant asOf) {
    return new Lapse(portfolio, level).findAfter(asOf);
  }

  @Override
  public double priorShare(Portfolio portfolio, Instant asOf) {
    double prior = portfolio.competency().method().priorStrength();
    double weight =
        contributions(portfolio, asOf).stream().mapToDouble(Contribution::decayedWeight).sum();
    return prior / (prior + weight);
  }

  @Override
  public List<Contribution> contributions(Portfolio portfolio, Instant asOf) {
    Method method = portfolio.competency().method();
    BetaDistribution all = distribution(method, sums(portfolio, asOf), asOf);
    double strength = all.getAlpha() + all.getBeta();
    List<Contribution> contributions = new ArrayList<>();
    for (CappedItem item : CappedItem.of(portfolio)) {
      Evidence evidence = item.evidence();
      if (evidence.occurredAt().isAfter(asOf)) {
        break;
      }
      Counting counting = item.countingAt(asOf);
      double decayed =
          counting == Counting.COUNTED
              ? item.weight() * Decay.factor(evidence.occurredAt(), asOf, method.halfLifeDays())
              : 0;
      double without = (all.getAlpha() - decayed * evidence.score()) / (strength - decayed);
      contributions.add(
          new Contribution(
              evidence,
              item.weight(),
              decayed,
              decayed / strength,
              all.getAlpha() / strength - without,
              counting));
    }
    return contributions;
  }
}
