package dev.attain.analytics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The log-rank test of equal survival in several groups (Mantel 1966): observed against expected
 * events, with the hypergeometric covariance.
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
    int count = groups.size();
    if (count < 2 || groups.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a log-rank test compares two or more non-empty groups");
    }
    double[] times =
        groups.stream()
            .flatMap(List::stream)
            .filter(Observation::event)
            .mapToDouble(Observation::exit)
            .distinct()
            .sorted()
            .toArray();
    int[] observed = new int[count];
    double[] expected = new double[count];
    double[][] covariance = new double[count][count];
    for (double time : times) {
      addEventTime(groups, time, observed, expected, covariance);
    }
    double[] excess = new double[count - 1];
    List<Group> result = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      if (g < count - 1) {
        excess[g] = observed[g] - expected[g];
      }
      result.add(new Group(groups.get(g).size(), observed[g], expected[g]));
    }
    double chiSquare = LinearSystem.quadraticForm(covariance, excess);
    return new LogRank(
        result,
        chiSquare,
        count - 1,
        ChiSquaredDistribution.of(count - 1).survivalProbability(chiSquare));
  }

  private static void addEventTime(
      List<List<Observation>> groups,
      double time,
      int[] observed,
      double[] expected,
      double[][] covariance) {
    int count = groups.size();
    double[] atRisk = new double[count];
    double allAtRisk = 0;
    double events = 0;
    for (int g = 0; g < count; g++) {
      for (Observation subject : groups.get(g)) {
        atRisk[g] += subject.atRisk(time) ? 1 : 0;
        observed[g] += subject.event() && subject.exit() == time ? 1 : 0;
        events += subject.event() && subject.exit() == time ? 1 : 0;
      }
      allAtRisk += atRisk[g];
    }
    double scale = allAtRisk > 1 ? events * (allAtRisk - events) / (allAtRisk - 1) : 0;
    for (int g = 0; g < count; g++) {
      double share = atRisk[g] / allAtRisk;
      expected[g] += events * share;
      for (int h = 0; h < count; h++) {
        covariance[g][h] += scale * share * ((g == h ? 1 : 0) - atRisk[h] / allAtRisk);
      }
    }
  }
}
