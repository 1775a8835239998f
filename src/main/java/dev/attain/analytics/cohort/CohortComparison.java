package dev.attain.analytics.cohort;

import dev.attain.analytics.LogRank;
import dev.attain.analytics.Observation;
import dev.attain.analytics.TimeToCompetence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether cohorts differ in how long they take.
 *
 * @param groups in the order asked for
 * @param strata how many; 1 for the plain test
 * @param test null when there is none to make
 * @param whyNoTest null when there is a test
 */
public record CohortComparison(
    List<CohortTimes> groups,
    Strata stratifiedBy,
    int strata,
    @Nullable LogRank test,
    @Nullable String whyNoTest) {

  /** Within what people are compared. */
  public enum Strata {
    /** All with all. */
    NONE,
    /** People whose clock started in the same quarter of a year (UTC). */
    START_QUARTER,
    /** People whose clock started in the same year (UTC). */
    START_YEAR;

    private String of(Instant start) {
      LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
      return switch (this) {
        case NONE -> "";
        case START_QUARTER -> day.getYear() + "-" + (day.getMonthValue() - 1) / 3;
        case START_YEAR -> Integer.toString(day.getYear());
      };
    }
  }

  public CohortComparison {
    groups = List.copyOf(groups);
  }

  static CohortComparison of(List<CohortTimes> groups, Strata stratifiedBy) {
    Map<String, List<List<Observation>>> strata = new TreeMap<>();
    for (int g = 0; g < groups.size(); g++) {
      for (TimeToCompetence time : groups.get(g).times()) {
        Instant start = time.start();
        Observation observation = time.findObservation().orElse(null);
        if (start != null && observation != null) {
          strata
              .computeIfAbsent(stratifiedBy.of(start), key -> empty(groups.size()))
              .get(g)
              .add(observation);
        }
      }
    }
    if (groups.stream().anyMatch(group -> group.curve().n() == 0)) {
      return new CohortComparison(
          groups, stratifiedBy, strata.size(), null, "a cohort has nobody who was observed");
    }
    try {
      LogRank test = LogRank.stratified(List.copyOf(strata.values()));
      return new CohortComparison(groups, stratifiedBy, strata.size(), test, null);
    } catch (IllegalArgumentException e) {
      return new CohortComparison(
          groups, stratifiedBy, strata.size(), null, "no event tells the cohorts apart");
    }
  }

  private static List<List<Observation>> empty(int groups) {
    List<List<Observation>> lists = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }
}
