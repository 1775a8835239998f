package dev.attain.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.TimeToCompetence;
import dev.attain.analytics.cohort.CohortTimes;
import dev.attain.analytics.cohort.PersonForecast;
import dev.attain.analytics.dashboard.Basis.LogPosition;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.framework.FrameworkVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When those who are still on the way may be there, by their identifiers.
 *
 * @param n how many people the cohort's curve rests on
 * @param events how many of them got there
 */
public record Forecasts(
    String cohort,
    String role,
    FrameworkVersion framework,
    Instant asOf,
    LogPosition feedPosition,
    int n,
    int events,
    List<Person> people,
    @Nullable String next) {

  /**
   * One person.
   *
   * @param days on the way so far
   */
  public record Person(
      String person, @Nullable String name, Instant start, double days, When p50, When p80) {}

  /**
   * By when.
   *
   * @param days since the start; null when not estimable
   */
  public record When(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double days,
      @Nullable Instant at,
      @Nullable String reason) {
    static When of(@Nullable Double days, @Nullable Instant at) {
      return new When(days, at, days == null ? "not estimable" : null);
    }
  }

  public static Forecasts of(CohortTimes times, PersonPage page) {
    Map<String, String> names = new HashMap<>();
    for (Member member : times.cohort().members()) {
      if (member.name() != null) {
        names.put(member.person(), member.name());
      }
    }
    List<TimeToCompetence> onTheWay =
        times.times().stream()
            .filter(time -> time.reason() == TimeToCompetence.Reason.AS_OF)
            .sorted(Comparator.comparing(TimeToCompetence::person))
            .toList();
    PersonPage.Some<TimeToCompetence> some = page.of(onTheWay, TimeToCompetence::person);
    return new Forecasts(
        times.cohort().id(),
        times.role().id(),
        times.framework(),
        times.asOf(),
        LogPosition.of(times.reach().position()),
        times.curve().n(),
        times.curve().events(),
        some.page().stream()
            .flatMap(own -> person(PersonForecast.of(times, own), names).stream())
            .toList(),
        some.next());
  }

  private static java.util.Optional<Person> person(
      PersonForecast figures, Map<String, String> names) {
    TimeToCompetence own = figures.own();
    Instant start = own.start();
    var forecast = figures.forecast();
    return start == null || forecast == null
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            new Person(
                own.person(),
                names.get(own.person()),
                start,
                own.exitDays(),
                When.of(forecast.p50(), figures.p50()),
                When.of(forecast.p80(), figures.p80())));
  }
}
