package dev.attain.analytics.practice;

import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.ProficiencyMethod;
import java.time.Instant;

/** What was to be said of a portfolio at instants of its past. */
final class Hindsight {
  private static final long JUST_BEFORE_NANOS = 1;

  private Hindsight() {}

  /**
   * P(score at least {@code cut}) at an instant, by what had occurred before it; of a method
   * without probabilities 1 or 0, as the estimate reaches the cut.
   */
  static double before(Portfolio portfolio, Instant at, double cut) {
    return probability(portfolio.knownAt(at.minusNanos(JUST_BEFORE_NANOS)), at, cut);
  }

  /** The same, by what had occurred by then. */
  static double at(Portfolio portfolio, Instant at, double cut) {
    return probability(portfolio.knownAt(at), at, cut);
  }

  private static double probability(Portfolio known, Instant at, double cut) {
    ProficiencyMethod method = ProficiencyMethod.of(known.competency().method().id());
    Double probability = method.probability(known, method.sums(known, at), cut, at);
    if (probability != null) {
      return probability;
    }
    Double mean = method.proficiency(known, at).mean();
    return mean != null && mean >= cut ? 1 : 0;
  }
}
