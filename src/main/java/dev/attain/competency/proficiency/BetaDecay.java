package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Contribution.Counting;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * {@code beta-decay@1}: a Beta distribution of the true score, with exponential forgetting.
 *
 * <p>With a prior of strength m and mean base, a half-life of h days, and items of capped weight w
 * and score s that occurred at ti: a(t) = m base + sum of w s 2^-((t-ti)/h), b(t) = m (1-base) +
 * sum of w (1-s) 2^-((t-ti)/h). Level L has probability 1 - I_cut(a, b), with I the regularized
 * incomplete beta function, and holds when that is at least gamma, at least one item counts, and
 * its gates are met. As probabilities fall with the cut, and gates only add up from level to level,
 * a level that holds has all levels below it holding too.
 */
final class BetaDecay implements ProficiencyMethod {
  static final BetaDecay INSTANCE = new BetaDecay();

  private static final double INTERVAL_TAIL = 0.05;

  /** Far above rounding errors: within it the bounds leave the decision to the exact value. */
  private static final double BOUND_MARGIN = 1e-9;

  private BetaDecay() {}

  @Override
  public String id() {
    return Method.BETA_DECAY;
  }

  @Override
  public Proficiency proficiency(Portfolio portfolio, Instant asOf) {
    return proficiency(portfolio, sums(portfolio, asOf), asOf);
  }

  @Override
  public EvidenceSums sums(Portfolio portfolio, Instant asOf) {
    return sums(portfolio, CappedItem.of(portfolio), asOf);
  }

  private static EvidenceSums sums(Portfolio portfolio, List<CappedItem> items, Instant asOf) {
    double halfLifeDays = portfolio.competency().method().halfLifeDays();
    return EvidenceFold.of(items, halfLifeDays, asOf).sums(asOf, nextAfter(asOf, items));
  }

  private static @Nullable Instant nextAfter(Instant asOf, List<CappedItem> items) {
    for (CappedItem item : items) {
      if (item.evidence().occurredAt().isAfter(asOf)) {
        return item.evidence().occurredAt();
      }
    }
    return null;
  }

  @Override
  public Proficiency proficiency(Portfolio subject, EvidenceSums sums, Instant asOf) {
    requireValid(sums, asOf);
    Method method = subject.competency().method();
    BetaDistribution beta = distribution(method, sums, asOf);
    List<LevelStanding> levels = new ArrayList<>();
    Integer currentLevel = null;
    boolean allBelowHold = true;
    for (Level level : subject.scale()) {
      double probability = beta.survivalProbability(level.cut());
      List<Shortfall> missing =
          sums.counts().missingFor(level.level(), subject.competency().gates());
      boolean holds = probability >= method.gamma() && missing.isEmpty();
      levels.add(
          new LevelStanding(level.level(), level.name(), level.cut(), probability, missing, holds));
      allBelowHold &= holds;
      if (allBelowHold) {
        currentLevel = level.level();
      }
    }
    double a = beta.getAlpha();
    double b = beta.getBeta();
    return new Proficiency(
        subject.framework(),
        subject.person(),
        subject.competency().id(),
        id(),
        asOf,
        a,
        b,
        a / (a + b),
        beta.inverseCumulativeProbability(INTERVAL_TAIL),
        beta.inverseSurvivalProbability(INTERVAL_TAIL),
        levels,
        currentLevel,
        sums.counts().items());
  }

  private static void requireValid(EvidenceSums sums, Instant asOf) {
    if (!sums.validAt(asOf)) {
      throw new IllegalArgumentException("the sums are not valid at " + asOf);
    }
  }

  static BetaDistribution distribution(Method method, EvidenceSums sums, Instant asOf) {
    double decay = Decay.factor(sums.epoch(), asOf, method.halfLifeDays());
    return BetaDistribution.of(
        method.priorStrength() * method.priorBase() + sums.met() * decay,
        method.priorStrength() * (1 - method.priorBase()) + sums.unmet() * decay);
  }

  @Override
  public Standing standing(Portfolio subject, EvidenceSums sums, Instant asOf) {
    requireValid(sums, asOf);
    Integer currentLevel = null;
    for (Level level : subject.scale()) {
      if (!holds(subject, level, sums, asOf)) {
        break;
      }
      currentLevel = level.level();
    }
    return new Standing(currentLevel, sums.counts().items());
  }

  /** Whether a level of the scale holds, at the least cost: gates first, then bounds. */
  static boolean holds(Portfolio subject, Level level, EvidenceSums sums, Instant asOf) {
    Method method = subject.competency().method();
    return sums.counts().missingFor(level.level(), subject.competency().gates()).isEmpty()
        && reaches(distribution(method, sums, asOf), level.cut(), method.gamma());
  }

  /**
   * Whether P(X at least cut) is at least gamma. Cantelli's inequality, P(X - mean at least d) is
   * at most v / (v + d^2), decides most cases without the incomplete beta function.
   */
  private static boolean reaches(BetaDistribution beta, double cut, double gamma) {
    double variance = beta.getVariance();
    double distance = cut - beta.getMean();
    double bound = variance / (variance + distance * distance);
    if (distance > 0 && bound < gamma - BOUND_MARGIN) {
      return false;
    }
    if (distance < 0 && 1 - bound > gamma + BOUND_MARGIN) {
      return true;
    }
    return beta.survivalProbability(cut) >= gamma;
  }

  @Override
  public List<Attainment> attainments(Portfolio portfolio) {
    List<CappedItem> items = CappedItem.of(portfolio);
    double halfLifeDays = portfolio.competency().method().halfLifeDays();
    List<Attainment> attained = new ArrayList<>();
    EvidenceFold fold = new EvidenceFold(halfLifeDays);
    for (int i = 0; i < items.size() && attained.size() < portfolio.scale().size(); i++) {
      CappedItem item = items.get(i);
      Instant now = item.evidence().occurredAt();
      if (!item.provesSomething()) {
        continue;
      }
      fold.add(item);
      if (i + 1 < items.size() && sharesInstant(items, i)) {
        continue;
      }
      if (fold.staleAt(now)) {
        fold = EvidenceFold.of(items, halfLifeDays, now);
      }
      attain(portfolio, fold.sums(now, null), now, attained);
    }
    return attained;
  }

  /** Whether a counting item of the same instant follows: all items of an instant count at once. */
  private static boolean sharesInstant(List<CappedItem> items, int i) {
    Instant now = items.get(i).evidence().occurredAt();
    for (int next = i + 1; next < items.size(); next++) {
      CappedItem item = items.get(next);
      if (!item.evidence().occurredAt().equals(now)) {
        return false;
      }
      if (item.provesSomething()) {
        return true;
      }
    }
    return false;
  }

  private static void attain(
      Portfolio portfolio, EvidenceSums sums, Instant now, List<Attainment> attained) {
    List<Level> scale = portfolio.scale();
    while (attained.size() < scale.size()
        && holds(portfolio, scale.get(attained.size()), sums, now)) {
      attained.add(new Attainment(scale.get(attained.size()).level(), now));
    }
  }

  @Override
  public Optional<Instant> lapsesAt(Portfolio portfolio, Instant asOf) {
    Integer current = standing(portfolio, sums(portfolio, asOf), asOf).currentLevel();
    return portfolio.scale().stream()
        .filter(level -> current != null && level.level() == current)
        .findFirst()
        .flatMap(level -> new Lapse(portfolio, level).findAfter(asOf));
  }

  @Override
  public List<Contribution> contributions(Portfolio portfolio, Instant asOf) {
    Method method = portfolio.competency().method();
    List<Contribution> unshared = new ArrayList<>();
    double total = method.priorStrength();
    for (CappedItem item : CappedItem.of(portfolio)) {
      Evidence evidence = item.evidence();
      if (evidence.occurredAt().isAfter(asOf)) {
        break;
      }
      Counting counting =
          !item.provesSomething()
              ? Counting.PROVES_NOTHING
              : item.expiredAt(asOf) ? Counting.EXPIRED : Counting.COUNTED;
      double decayed =
          counting == Counting.COUNTED
              ? item.weight() * Decay.factor(evidence.occurredAt(), asOf, method.halfLifeDays())
              : 0;
      total += decayed;
      unshared.add(new Contribution(evidence, item.weight(), decayed, 0, counting));
    }
    double all = total;
    return unshared.stream()
        .map(
            c ->
                new Contribution(
                    c.evidence(),
                    c.cappedWeight(),
                    c.decayedWeight(),
                    c.decayedWeight() / all,
                    c.counting()))
        .toList();
  }
}
