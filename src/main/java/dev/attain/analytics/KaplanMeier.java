package dev.attain.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The product-limit estimate of a survival function from right-censored, possibly left-truncated
 * observations: S(t) = product of (1 - d/n) over the event times up to t (Kaplan and Meier 1958),
 * with Greenwood's variance. A subject censored at an event time is at risk of that event.
 */
public final class KaplanMeier {
  /** The 97.5% quantile of the standard normal distribution, for 95% intervals. */
  private static final double Z = 1.959963984540054;

  private KaplanMeier() {}

  public static SurvivalCurve of(Collection<Observation> observations) {
    double[] entries = observations.stream().mapToDouble(Observation::entry).sorted().toArray();
    List<Observation> byExit =
        observations.stream()
            .sorted(java.util.Comparator.comparingDouble(Observation::exit))
            .toList();
    List<SurvivalCurve.Step> steps = new ArrayList<>();
    double survival = 1;
    double hazardVariance = 0;
    int allEvents = 0;
    int entered = 0;
    int left = 0;
    while (left < byExit.size()) {
      double time = byExit.get(left).exit();
      while (entered < entries.length && entries[entered] < time) {
        entered++;
      }
      int atRisk = entered - left;
      int events = 0;
      int leaving = 0;
      while (left + leaving < byExit.size() && byExit.get(left + leaving).exit() == time) {
        events += byExit.get(left + leaving).event() ? 1 : 0;
        leaving++;
      }
      survival *= 1 - (double) events / atRisk;
      hazardVariance += events / ((double) atRisk * (atRisk - events));
      steps.add(
          new SurvivalCurve.Step(
              time,
              atRisk,
              events,
              leaving - events,
              survival,
              hazardVariance,
              logInterval(survival, hazardVariance),
              logLogInterval(survival, hazardVariance)));
      allEvents += events;
      left += leaving;
    }
    return new SurvivalCurve(byExit.size(), allEvents, steps);
  }

  private static Interval logInterval(double survival, double hazardVariance) {
    if (survival <= 0) {
      return Interval.UNKNOWN;
    }
    double factor = Math.exp(Z * Math.sqrt(hazardVariance));
    return new Interval(survival / factor, Math.min(1, survival * factor));
  }

  private static Interval logLogInterval(double survival, double hazardVariance) {
    if (survival <= 0 || survival >= 1) {
      return Interval.UNKNOWN;
    }
    double margin = Z * Math.sqrt(hazardVariance) / Math.log(survival);
    return new Interval(
        Math.pow(survival, Math.exp(-margin)), Math.pow(survival, Math.exp(margin)));
  }
}
