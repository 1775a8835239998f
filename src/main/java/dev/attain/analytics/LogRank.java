package dev.attain.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The log-rank test of equal survival in several groups (Mantel 1966): observed against expected
 * events, with the hypergeometric covariance. Stratified, these are summed over strata, within each
 * of which alone people are compared (Kalbfleisch and Prentice 2002, section 1.5).
 *
 * @param groups in the order given
 * @param degreesOfFreedom the number of groups less one
 * @param p the probability of a chi-square as large by chance, 0..1
 */
public record LogRank(List<Group> groups, double chiSquare, int degreesOfFreedom, double p) {

  /** One group's events. */
  public record Group(int n, int observed, double expected) {}

  public LogRank {
    groups = List.copyOf(groups);
  }

  /**
   * Compares groups.
   *
   * @param groups two or more, none empty
   * @throws IllegalArgumentException when there are fewer, or when no event tells them apart
   */
  public static LogRank of(List<List<Observation>> groups) {
    return stratified(List.of(groups));
  }

  /**
   * Compares groups within strata.
   *
   * @param strata each with the same groups in the same order, two or more; a group may be empty in
   *     a stratum, but not in all
   * @throws IllegalArgumentException when that is not so, or when no event tells them apart
   */
  public static LogRank stratified(List<List<List<Observation>>> strata) {
    int count = strata.isEmpty() ? 0 : strata.get(0).size();
    int[] sizes = new int[count];
    for (List<List<Observation>> groups : strata) {
      if (groups.size() != count) {
        throw new IllegalArgumentException("every stratum has the same groups");
      }
      for (int g = 0; g < count; g++) {
        sizes[g] += groups.get(g).size();
      }
    }
    if (count < 2 || Arrays.stream(sizes).anyMatch(size -> size == 0)) {
      throw new IllegalArgumentException("a log-rank test compares two or more non-empty groups");
    }
    Sums sums = new Sums(count);
    strata.forEach(groups -> sums.add(groups.stream().map(GroupTimes::of).toList()));
    double[] excess = new double[count - 1];
    List<Group> result = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      if (g < count - 1) {
        excess[g] = sums.observed[g] - sums.expected[g];
      }
      result.add(new Group(sizes[g], sums.observed[g], sums.expected[g]));
    }
    double chiSquare = LinearSystem.quadraticForm(sums.covariance, excess);
    return new LogRank(
        result,
        chiSquare,
        count - 1,
        ChiSquaredDistribution.of(count - 1).survivalProbability(chiSquare));
  }

  /** A group's times, each ascending: counts at a time are found by halving. */
  private record GroupTimes(double[] entries, double[] exits, double[] events) {
    static GroupTimes of(List<Observation> group) {
      return new GroupTimes(
          group.stream().mapToDouble(Observation::entry).sorted().toArray(),
          group.stream().mapToDouble(Observation::exit).sorted().toArray(),
          group.stream()
              .filter(Observation::event)
              .mapToDouble(Observation::exit)
              .sorted()
              .toArray());
    }

    int atRisk(double time) {
      return before(entries, time) - before(exits, time);
    }

    int eventsAt(double time) {
      return before(events, Math.nextUp(time)) - before(events, time);
    }

    /** How many of the ascending times are less than this one. */
    private static int before(double[] times, double time) {
      int low = 0;
      int high = times.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (times[middle] < time) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  /** What is summed over event times and strata. */
  private static final class Sums {
    final int[] observed;
    final double[] expected;
    final double[][] covariance;

    Sums(int groups) {
      observed = new int[groups];
      expected = new double[groups];
      covariance = new double[groups][groups];
    }

    void add(List<GroupTimes> stratum) {
      stratum.stream()
          .flatMapToDouble(group -> Arrays.stream(group.events()))
          .distinct()
          .sorted()
          .forEach(time -> add(stratum, time));
    }

    private void add(List<GroupTimes> stratum, double time) {
      int groups = stratum.size();
      double[] atRisk = new double[groups];
      double allAtRisk = 0;
      double events = 0;
      for (int g = 0; g < groups; g++) {
        atRisk[g] = stratum.get(g).atRisk(time);
        allAtRisk += atRisk[g];
        int at = stratum.get(g).eventsAt(time);
        observed[g] += at;
        events += at;
      }
      double scale = allAtRisk > 1 ? events * (allAtRisk - events) / (allAtRisk - 1) : 0;
      for (int g = 0; g < groups; g++) {
        double share = atRisk[g] / allAtRisk;
        expected[g] += events * share;
        for (int h = 0; h < groups; h++) {
          covariance[g][h] += scale * share * ((g == h ? 1 : 0) - atRisk[h] / allAtRisk);
        }
      }
    }
  }
}
