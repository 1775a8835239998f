package dev.attain.http.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.SurvivalCurve.Forecast;
import dev.attain.analytics.TimeToCompetence;
import dev.attain.analytics.TimeToCompetence.Reason;
import dev.attain.analytics.cohort.PersonForecast;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the API shows when one person may be competent.
 *
 * @param status what became of the person so far
 * @param days since the start, so far or to the event
 * @param survival the cohort's share that took longer than that; absent without a forecast
 * @param p50 absent without a forecast, likewise p80
 * @param n how many people the forecast rests on
 */
record ForecastView(
    String person,
    String cohort,
    TimeToCompetence.Status status,
    @Nullable Reason reason,
    @Nullable Instant start,
    @Nullable Double days,
    @Nullable Double survival,
    @Nullable When p50,
    @Nullable When p80,
    int n,
    int events) {
  private static final String NOT_ESTIMABLE = "not estimable";

  /**
   * @param days since the start; null when not estimable
   * @param reason why there is no instant
   */
  record When(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double days,
      @Nullable Instant at,
      @Nullable String reason) {
    static When of(@Nullable Double days, @Nullable Instant at) {
      return new When(days, at, days == null ? NOT_ESTIMABLE : null);
    }
  }

  static ForecastView of(PersonForecast figures) {
    TimeToCompetence own = figures.own();
    Forecast forecast = figures.forecast();
    boolean observed = own.findObservation().isPresent();
    return new ForecastView(
        own.person(),
        figures.times().cohort().id(),
        own.status(),
        own.reason(),
        own.start(),
        observed ? own.exitDays() : null,
        forecast == null ? null : forecast.survival(),
        forecast == null ? null : When.of(forecast.p50(), figures.p50()),
        forecast == null ? null : When.of(forecast.p80(), figures.p80()),
        figures.times().curve().n(),
        figures.times().curve().events());
  }
}
