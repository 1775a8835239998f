package dev.attain.competency.proficiency.dossier;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Portfolio;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Looks for the first second at which something that rests on several portfolios no longer holds,
 * by decay and expiry alone. It looks at every expiry, at every half of the shortest half-life for
 * ten half-lives, and from then on at steps that double, to where all evidence has faded; between
 * the last instant at which it held and the first at which it fails it halves. What fails and holds
 * again between two looks is taken to hold.
 */
final class LapseSearch {
  private static final double SECONDS_PER_DAY = 86_400;
  private static final int EVEN_STEPS = 20;
  private static final double HALF_LIVES_TO_NOTHING = 40;
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final Instant from;
  private final NavigableSet<Long> looks;

  private LapseSearch(Instant from, NavigableSet<Long> looks) {
    this.from = from;
    this.looks = looks;
  }

  /**
   * @param from from then on
   */
  static LapseSearch of(List<Portfolio> leaves, Instant from) {
    NavigableSet<Long> looks = new TreeSet<>();
    double shortest = Double.POSITIVE_INFINITY;
    double longest = 0;
    for (Portfolio leaf : leaves) {
      Method method = leaf.competency().method();
      if (method.id().equals(Method.BETA_DECAY)) {
        shortest = Math.min(shortest, method.halfLifeDays());
        longest = Math.max(longest, method.halfLifeDays());
      }
      leaf.settled().stream()
          .map(Evidence::expiresAt)
          .filter(at -> at != null && at.isAfter(from))
          .forEach(at -> looks.add(at.getEpochSecond() + (at.getNano() > 0 ? 1 : 0)));
    }
    if (longest > 0) {
      double step = Math.max(1, shortest * SECONDS_PER_DAY / 2);
      double end =
          Math.min(
              LAST_SECOND,
              from.getEpochSecond() + HALF_LIVES_TO_NOTHING * longest * SECONDS_PER_DAY);
      double at = from.getEpochSecond() + step;
      for (int i = 1; at < end; i++) {
        looks.add((long) at);
        step *= i < EVEN_STEPS ? 1 : 2;
        at += step;
      }
      looks.add((long) end);
    }
    return new LapseSearch(from, looks);
  }

  /** The instant itself when it does not hold to begin with; empty when it always does. */
  Optional<Instant> first(Predicate<Instant> holds) {
    if (!holds.test(from)) {
      return Optional.of(from);
    }
    long good = from.getEpochSecond();
    for (long look : looks) {
      if (!holds.test(Instant.ofEpochSecond(look))) {
        return Optional.of(Instant.ofEpochSecond(between(good, look, holds)));
      }
      good = look;
    }
    return Optional.empty();
  }

  private static long between(long holding, long failing, Predicate<Instant> holds) {
    long low = holding;
    long high = failing;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (holds.test(Instant.ofEpochSecond(middle))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
