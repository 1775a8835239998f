package dev.attain.http.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.LogRank;
import dev.attain.analytics.cohort.CohortComparison;
import dev.attain.analytics.cohort.CohortComparison.Strata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the API shows a comparison of cohorts.
 *
 * @param strata how many strata people were compared within
 * @param whyNoTest why chiSquare and p are absent
 */
record ComparisonView(
    List<GroupView> groups,
    Strata stratifyBy,
    int strata,
    @Nullable Double chiSquare,
    @Nullable Integer degreesOfFreedom,
    @Nullable Double p,
    @Nullable String whyNoTest) {

  /**
   * @param expected events, if all took equally long; absent without a test
   * @param medianDays null when not reached
   */
  record GroupView(
      String cohort,
      String name,
      String role,
      int n,
      int events,
      int prior,
      @Nullable Double expected,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double medianDays) {}

  static ComparisonView of(CohortComparison figures) {
    LogRank test = figures.test();
    List<GroupView> groups = new ArrayList<>();
    for (int g = 0; g < figures.groups().size(); g++) {
      var times = figures.groups().get(g);
      groups.add(
          new GroupView(
              times.cohort().id(),
              times.cohort().name(),
              times.role().id(),
              times.curve().n(),
              times.curve().events(),
              times.prior(),
              test == null ? null : test.groups().get(g).expected(),
              times.curve().quantile(0.5).time()));
    }
    return new ComparisonView(
        groups,
        figures.stratifiedBy(),
        figures.strata(),
        test == null ? null : test.chiSquare(),
        test == null ? null : test.degreesOfFreedom(),
        test == null ? null : test.p(),
        figures.whyNoTest());
  }
}
