package dev.attain.competency.proficiency;

import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import dev.attain.competency.proficiency.score.ScoreRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all methods have in common: evidence is folded in order, a level holds when the figure
 * reaches it, at least one item counts and its gates are met. As what reaches a cut reaches all
 * lower ones, and gates only add up from level to level, a level that holds has all below it
 * holding too.
 */
abstract class FoldedMethod implements ProficiencyMethod {

  /** What folded evidence says at an instant. */
  interface Reading {
    Estimate estimate();

    /** Null when the method has none. */
    @Nullable Double probability(double cut);

    /** Whether the figure alone is good enough for a level of this cut. */
    boolean reaches(double cut);
  }

  private final @Nullable ScoreRule rule;

  /**
   * @param rule null for a method that reads the decaying sums
   */
  FoldedMethod(@Nullable ScoreRule rule) {
    this.rule = rule;
  }

  abstract Reading reading(Method method, EvidenceSums sums, Instant asOf);

  @Override
  public final Proficiency proficiency(Portfolio portfolio, Instant asOf) {
    return proficiency(portfolio, sums(portfolio, asOf), asOf);
  }

  @Override
  public final EvidenceSums sums(Portfolio portfolio, Instant asOf) {
    List<CappedItem> items = CappedItem.of(portfolio);
    return EvidenceFold.of(items, portfolio.competency().method(), rule, asOf)
        .sums(asOf, CappedItem.nextAfter(asOf, items));
  }

  @Override
  public final Proficiency proficiency(Portfolio subject, EvidenceSums sums, Instant asOf) {
    requireValid(sums, asOf);
    Reading reading = reading(subject.competency().method(), sums, asOf);
    List<LevelStanding> levels = new ArrayList<>();
    Integer currentLevel = null;
    boolean allBelowHold = true;
    for (Level level : subject.scale()) {
      boolean reached = reading.reaches(level.cut());
      List<Shortfall> missing =
          sums.counts().missingFor(level.level(), subject.competency().gates());
      boolean holds = reached && missing.isEmpty();
      levels.add(
          new LevelStanding(
              level.level(),
              level.name(),
              level.cut(),
              reading.probability(level.cut()),
              reached,
              missing,
              holds));
      allBelowHold &= holds;
      if (allBelowHold) {
        currentLevel = level.level();
      }
    }
    return new Proficiency(
        subject.framework(),
        subject.person(),
        subject.competency().id(),
        id(),
        asOf,
        reading.estimate(),
        levels,
        currentLevel,
        sums.counts().items(),
        null);
  }

  private static void requireValid(EvidenceSums sums, Instant asOf) {
    if (!sums.validAt(asOf)) {
      throw new IllegalArgumentException("the sums are not valid at " + asOf);
    }
  }

  @Override
  public final Standing standing(Portfolio subject, EvidenceSums sums, Instant asOf) {
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

  @Override
  public final @Nullable Double probability(
      Portfolio subject, EvidenceSums sums, double cut, Instant asOf) {
    requireValid(sums, asOf);
    return reading(subject.competency().method(), sums, asOf).probability(cut);
  }

  /** Whether a level of the scale holds, at the least cost: gates first. */
  final boolean holds(Portfolio subject, Level level, EvidenceSums sums, Instant asOf) {
    return sums.counts().missingFor(level.level(), subject.competency().gates()).isEmpty()
        && reading(subject.competency().method(), sums, asOf).reaches(level.cut());
  }

  @Override
  public final List<Attainment> attainments(Portfolio portfolio) {
    List<CappedItem> items = CappedItem.of(portfolio);
    Method method = portfolio.competency().method();
    List<Attainment> attained = new ArrayList<>();
    EvidenceFold fold = new EvidenceFold(method, rule);
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
        fold = EvidenceFold.of(items, method, rule, now);
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

  private void attain(
      Portfolio portfolio, EvidenceSums sums, Instant now, List<Attainment> attained) {
    List<Level> scale = portfolio.scale();
    while (attained.size() < scale.size()
        && holds(portfolio, scale.get(attained.size()), sums, now)) {
      attained.add(new Attainment(scale.get(attained.size()).level(), now));
    }
  }

  @Override
  public final Optional<Instant> lapsesAt(Portfolio portfolio, Instant asOf) {
    Integer current = standing(portfolio, sums(portfolio, asOf), asOf).currentLevel();
    return portfolio.scale().stream()
        .filter(level -> current != null && level.level() == current)
        .findFirst()
        .flatMap(level -> lapseOf(portfolio, level, asOf));
  }
}
