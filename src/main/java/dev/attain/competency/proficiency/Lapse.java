package dev.attain.competency.proficiency;

import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import java.time.Instant;
import java.util.Optional;

/**
 * The search for the instant at which a level that holds no longer does, by decay and expiry alone.
 *
 * <p>Between two expiries only decay moves the probability. It need not fall at once (evidence
 * below the cut that fades lifts it first), so the search looks at every half of a half-life for
 * the first failing instant and then narrows it down to the second; a level that fails and holds
 * again within one such step is taken to hold. The search ends when what is left of the evidence is
 * too little to matter, or at the end of the year 9999.
 */
final class Lapse {
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double STEPS_PER_HALF_LIFE = 2;
  private static final double NEGLIGIBLE = 1e-9;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private final Portfolio portfolio;
  private final Level level;

  Lapse(Portfolio portfolio, Level level) {
    this.portfolio = portfolio;
    this.level = level;
  }

  /** The first whole second after {@code asOf}, at which the level holds, at which it fails. */
  Optional<Instant> findAfter(Instant asOf) {
    Portfolio known = portfolio.knownAt(asOf);
    Instant from = asOf;
    while (true) {
      EvidenceSums sums = BetaDecay.INSTANCE.sums(known, from);
      if (!BetaDecay.INSTANCE.holds(known, level, sums, from)) {
        return Optional.of(from);
      }
      Optional<Instant> byDecay = findByDecay(sums, from);
      if (byDecay.isPresent() || sums.until() == null) {
        return byDecay;
      }
      from = sums.until();
    }
  }

  private Optional<Instant> findByDecay(EvidenceSums sums, Instant from) {
    double halfLifeDays = portfolio.competency().method().halfLifeDays();
    long step = Math.max(1, Math.round(halfLifeDays * SECONDS_PER_DAY / STEPS_PER_HALF_LIFE));
    Instant end = sums.until() == null ? END_OF_TIME : sums.until();
    Instant good = from;
    while (good.isBefore(end)) {
      boolean last = end.getEpochSecond() - good.getEpochSecond() <= step;
      Instant next = last ? end : Instant.ofEpochSecond(good.getEpochSecond() + step);
      if (!BetaDecay.INSTANCE.holds(portfolio, level, sums, next)) {
        return Optional.of(solve(sums, good, next)).filter(lapse -> lapse.isBefore(END_OF_TIME));
      }
      double left = (sums.met() + sums.unmet()) * Decay.factor(sums.epoch(), next, halfLifeDays);
      if (left < NEGLIGIBLE) {
        return Optional.empty();
      }
      good = next;
    }
    return Optional.empty();
  }

  /** Interpolates, and halves at every third step, so that no shape of the curve is slow. */
  private Instant solve(EvidenceSums sums, Instant holding, Instant failing) {
    long low = holding.getEpochSecond();
    long high = failing.getEpochSecond() + (failing.getNano() > 0 ? 1 : 0);
    double above = margin(sums, low);
    double below = margin(sums, high);
    for (int i = 1; high - low > 1; i++) {
      double part = i % 3 == 0 ? 0.5 : above / (above - below);
      long middle = low + (long) ((high - low) * part);
      middle = Math.max(low + 1, Math.min(high - 1, middle));
      double margin = margin(sums, middle);
      if (margin >= 0) {
        low = middle;
        above = margin;
      } else {
        high = middle;
        below = margin;
      }
    }
    return Instant.ofEpochSecond(high);
  }

  private double margin(EvidenceSums sums, long epochSecond) {
    Method method = portfolio.competency().method();
    return BetaDecay.distribution(method, sums, Instant.ofEpochSecond(epochSecond))
            .survivalProbability(level.cut())
        - method.gamma();
  }
}
