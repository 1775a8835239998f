package dev.attain.analytics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * An estimated survival function: a step function that is 1 before the first step.
 *
 * @param n how many subjects were observed
 * @param events how many of them had the event
 * @param steps ascending by time, one for each time at which a subject left observation
 */
public record SurvivalCurve(int n, int events, List<Step> steps) {

  /**
   * The products of survival carry rounding errors of this order; comparisons with a share allow
   * for them, so that 5 of 10 is a half.
   */
  private static final double ROUNDING = 1e-9;

  /**
   * What happened at a time.
   *
   * @param atRisk subjects under observation just before
   * @param survival the share without the event just after, 0..1
   * @param hazardVariance Greenwood's sum of d / (n (n - d)); infinite when survival is 0
   * @param log the 95% interval on the log scale, at most 1; unknown when survival is 0
   * @param logLog the 95% interval on the log-log scale; unknown when survival is 0 or 1
   */
  public record Step(
      double time,
      int atRisk,
      int events,
      int censored,
      double survival,
      double hazardVariance,
      Interval log,
      Interval logLog) {

    /** Greenwood's standard error of {@code survival}; null when survival is 0. */
    public @Nullable Double standardError() {
      return survival > 0 ? survival * Math.sqrt(hazardVariance) : null;
    }
  }

  /**
   * When a share of the subjects has had the event.
   *
   * @param share 0..1 exclusive
   * @param time the first time with survival at or below 1 - share; null when never reached
   * @param log the first times at which the ends of the log intervals are that low
   * @param logLog likewise by log-log intervals
   */
  public record Quantile(double share, @Nullable Double time, Interval log, Interval logLog) {}

  /** The mean time without the event within the first {@code horizon}, and its standard error. */
  public record RestrictedMean(double horizon, double mean, double standardError) {}

  /**
   * When a subject still without the event at {@code time} may have it. Times are since the start,
   * not since {@code time}.
   *
   * @param survival at {@code time}
   * @param p50 the first time by which half of such subjects have the event; null when not
   *     estimable
   * @param p80 likewise for four of five
   */
  public record Forecast(
      double time, double survival, @Nullable Double p50, @Nullable Double p80) {}

  public SurvivalCurve {
    steps = List.copyOf(steps);
  }

  /** The share without the event just after a time. */
  public double survivalAt(double time) {
    double survival = 1;
    for (Step step : steps) {
      if (step.time() > time) {
        break;
      }
      survival = step.survival();
    }
    return survival;
  }

  /**
   * When a share of the subjects has had the event.
   *
   * @param share 0..1 exclusive: .5 for the median
   */
  public Quantile quantile(double share) {
    double left = 1 - share;
    return new Quantile(
        share,
        firstAtOrBelow(left, Step::survival),
        new Interval(
            firstAtOrBelow(left, step -> orNever(step.log().low())),
            firstAtOrBelow(left, step -> orNever(step.log().high()))),
        new Interval(
            firstAtOrBelow(left, step -> orNever(step.logLog().low())),
            firstAtOrBelow(left, step -> orNever(step.logLog().high()))));
  }

  private @Nullable Double firstAtOrBelow(double share, ToDoubleFunction<Step> of) {
    OptionalDouble first =
        steps.stream()
            .filter(step -> of.applyAsDouble(step) <= share + ROUNDING)
            .mapToDouble(Step::time)
            .findFirst();
    return first.isPresent() ? first.getAsDouble() : null;
  }

  private static double orNever(@Nullable Double bound) {
    return bound == null ? Double.POSITIVE_INFINITY : bound;
  }

  /**
   * The area under the curve up to a horizon; its variance is the sum over event times of (area
   * from there on)² d / (n (n - d)). Beyond the last step the curve goes on level.
   *
   * @param horizon above 0
   */
  public RestrictedMean restrictedMean(double horizon) {
    double area = area(0, horizon);
    double variance = 0;
    for (Step step : steps) {
      boolean allGone = step.events() == step.atRisk();
      if (step.time() <= horizon && step.events() > 0 && !allGone) {
        double after = area(step.time(), horizon);
        double n = step.atRisk();
        variance += after * after * step.events() / (n * (n - step.events()));
      }
    }
    return new RestrictedMean(horizon, area, Math.sqrt(variance));
  }

  private double area(double from, double to) {
    double area = 0;
    double at = from;
    double survival = survivalAt(from);
    for (Step step : steps) {
      if (step.time() > from && step.time() < to) {
        area += survival * (step.time() - at);
        at = step.time();
        survival = step.survival();
      }
    }
    return area + survival * (to - at);
  }

  /**
   * The forecast for a subject without the event at {@code time}: P(done by t) = 1 - S(t) / S(time)
   * for t beyond.
   */
  public Forecast forecast(double time) {
    double survival = survivalAt(time);
    if (survival <= ROUNDING) {
      return new Forecast(time, survival, null, null);
    }
    return new Forecast(
        time,
        survival,
        firstAtOrBelow(survival * 0.5, Step::survival),
        firstAtOrBelow(survival * 0.2, Step::survival));
  }
}
