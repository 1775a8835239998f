package dev.attain.analytics.role;

import dev.attain.analytics.Interval;
import dev.attain.competency.framework.Cohort;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Internal moves per 100 person-years: how often people of a cohort leave it for another role.
 *
 * @param moves within the time looked at
 * @param personYears that people were in the cohort within that time; a year has 365.25 days
 * @param rate moves per 100 person-years; null without any time
 * @param interval the exact 95% interval of the rate, by the chi-square distribution (Garwood
 *     1936); unknown without any time
 * @param byRole how many moved to which role
 */
public record Mobility(
    int moves,
    double personYears,
    @Nullable Double rate,
    Interval interval,
    Map<String, Integer> byRole) {
  private static final double SECONDS_PER_YEAR = 365.25 * 86_400;
  private static final double TAIL = 0.025;
  private static final double PER = 100;

  public Mobility {
    byRole = Map.copyOf(byRole);
  }

  /** Looks at the time from {@code from} until {@code to}. */
  public static Mobility of(Collection<Cohort.Member> members, Instant from, Instant to) {
    double seconds = 0;
    int moves = 0;
    Map<String, Integer> byRole = new TreeMap<>();
    for (Cohort.Member member : members) {
      Instant begin = later(member.assigned(), from);
      Instant left = member.left();
      Instant end = left == null || left.isAfter(to) ? to : left;
      if (end.isAfter(begin)) {
        seconds += Duration.between(begin, end).toSeconds();
      }
      boolean within = left != null && !left.isAfter(to) && left.isAfter(from);
      if (within && member.newRole() != null) {
        moves++;
        byRole.merge(member.newRole(), 1, Integer::sum);
      }
    }
    double years = seconds / SECONDS_PER_YEAR;
    return years == 0
        ? new Mobility(moves, 0, null, new Interval(null, null), byRole)
        : new Mobility(moves, years, PER * moves / years, interval(moves, years), byRole);
  }

  private static Interval interval(int moves, double years) {
    double low =
        moves == 0
            ? 0
            : ChiSquaredDistribution.of(2.0 * moves).inverseCumulativeProbability(TAIL) / 2;
    double high = ChiSquaredDistribution.of(2.0 * moves + 2).inverseSurvivalProbability(TAIL) / 2;
    return new Interval(PER * low / years, PER * high / years);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
