package dev.attain.competency.proficiency;

import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Contribution.Counting;
import dev.attain.competency.proficiency.score.ScoreRule;
import dev.attain.competency.proficiency.score.ScoredItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method by a {@link ScoreRule}: an estimate without an interval. A level is reached when its
 * probability is at least gamma, for rules that have one, else when the estimate is at least the
 * cut. Time alone changes nothing but by expiry.
 */
final class PointMethod extends FoldedMethod {
  /** Sums of scores carry rounding errors of this order: three times .7 is an average of .7. */
  private static final double ROUNDING = 1e-9;

  private final ScoreRule rule;

  PointMethod(ScoreRule rule) {
    super(rule);
    this.rule = rule;
  }

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  Reading reading(Method method, EvidenceSums sums, Instant asOf) {
    Double value = sums.value();
    return value == null ? new NoValue(method) : new Value(method, value);
  }

  private final class NoValue implements Reading {
    private final Method method;

    NoValue(Method method) {
      this.method = method;
    }

    @Override
    public Estimate estimate() {
      return Estimate.none(rule.whyNoMean(method));
    }

    @Override
    public @Nullable Double probability(double cut) {
      return null;
    }

    @Override
    public boolean reaches(double cut) {
      return false;
    }
  }

  private final class Value implements Reading {
    private final Method method;
    private final double value;

    Value(Method method, double value) {
      this.method = method;
      this.value = value;
    }

    @Override
    public Estimate estimate() {
      return Estimate.point(
          rule.mean(value, method),
          rule.whyNoInterval(),
          probability(0) == null ? rule.whyNoProbability() : null,
          rule.terms(value));
    }

    @Override
    public @Nullable Double probability(double cut) {
      return rule.probability(value, cut, method);
    }

    @Override
    public boolean reaches(double cut) {
      Double probability = probability(cut);
      return probability == null
          ? rule.mean(value, method) >= cut - ROUNDING
          : probability >= method.gamma();
    }
  }

  /** Only an expiry can take a level away. */
  @Override
  public Optional<Instant> lapseOf(Portfolio portfolio, Level level, Instant asOf) {
    Portfolio known = portfolio.knownAt(asOf);
    Instant at = asOf;
    while (true) {
      EvidenceSums sums = sums(known, at);
      if (!holds(known, level, sums, at)) {
        return Optional.of(at);
      }
      Instant until = sums.until();
      if (until == null) {
        return Optional.empty();
      }
      at = until;
    }
  }

  @Override
  public double priorShare(Portfolio portfolio, Instant asOf) {
    return 0;
  }

  @Override
  public List<Contribution> contributions(Portfolio portfolio, Instant asOf) {
    Method method = portfolio.competency().method();
    List<CappedItem> occurred =
        CappedItem.of(portfolio).stream()
            .filter(item -> !item.evidence().occurredAt().isAfter(asOf))
            .toList();
    List<ScoredItem> counted =
        occurred.stream()
            .filter(item -> item.countingAt(asOf) == Counting.COUNTED)
            .map(CappedItem::scored)
            .toList();
    Double mean = proficiency(portfolio, asOf).mean();
    double[] parts = rule.parts(counted, method);
    @Nullable Double[] without = rule.meansWithout(counted, method);
    List<Contribution> contributions = new ArrayList<>();
    int next = 0;
    for (CappedItem item : occurred) {
      Counting counting = item.countingAt(asOf);
      if (counting != Counting.COUNTED) {
        contributions.add(new Contribution(item.evidence(), item.weight(), 0, 0, null, counting));
        continue;
      }
      Double other = without[next];
      contributions.add(
          new Contribution(
              item.evidence(),
              item.weight(),
              item.weight(),
              mean == null ? 0 : parts[next],
              mean == null || other == null ? null : Double.valueOf(mean - other),
              counting));
      next++;
    }
    return contributions;
  }
}
