package dev.attain.analytics.cohort;

import dev.attain.analytics.SurvivalCurve.Forecast;
import dev.attain.analytics.TimeToCompetence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When one person may reach the target, given that they have not by now: P(by t + u) = 1 - S(t + u)
 * / S(t) with the cohort's curve S and the person's t days so far.
 *
 * @param times of the cohort
 * @param own the person's time so far
 * @param forecast null when there is nothing to forecast: the person has reached the target, had
 *     reached it before, left, or has not started
 * @param p50 by when half of such people have reached it; null when not estimable
 * @param p80 by when four of five have; null when not estimable
 */
public record PersonForecast(
    CohortTimes times,
    TimeToCompetence own,
    @Nullable Forecast forecast,
    @Nullable Instant p50,
    @Nullable Instant p80) {
  private static final double SECONDS_PER_DAY = 86_400;

  public static PersonForecast of(CohortTimes times, TimeToCompetence own) {
    Instant start = own.start();
    if (own.reason() != TimeToCompetence.Reason.AS_OF || start == null) {
      return new PersonForecast(times, own, null, null, null);
    }
    Forecast forecast = times.curve().forecast(own.exitDays());
    return new PersonForecast(
        times, own, forecast, after(start, forecast.p50()), after(start, forecast.p80()));
  }

  private static @Nullable Instant after(Instant start, @Nullable Double days) {
    return days == null ? null : start.plus(Duration.ofSeconds(Math.round(days * SECONDS_PER_DAY)));
  }
}
