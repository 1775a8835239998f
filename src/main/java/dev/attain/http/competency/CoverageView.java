package dev.attain.http.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.Interval;
import dev.attain.analytics.cohort.CohortCoverage;
import dev.attain.analytics.cohort.CohortCoverage.RequirementCoverage;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the API shows the coverage of a cohort.
 *
 * @param start what starts the clock of the median times
 */
record CoverageView(
    String cohort,
    String name,
    String role,
    FrameworkVersion framework,
    Instant asOf,
    FeedPosition feedPosition,
    ClockStart start,
    List<RequirementView> requirements) {

  /**
   * @param share atLevel / required; null when nobody is
   * @param interval its 95% Jeffreys interval
   */
  record RequirementView(
      CompetencyId competency,
      String code,
      String name,
      String method,
      int level,
      boolean mandatory,
      int required,
      int assessed,
      int atLevel,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double share,
      Interval interval,
      MedianView medianDays) {

    static RequirementView of(RequirementCoverage figures) {
      return new RequirementView(
          figures.competency().id(),
          figures.competency().code(),
          figures.competency().name(),
          figures.competency().methodId(),
          figures.requirement().level(),
          figures.requirement().mandatory(),
          figures.coverage().required(),
          figures.assessed(),
          figures.coverage().atLevel(),
          figures.coverage().share(),
          figures.coverage().interval(),
          MedianView.of(figures));
    }
  }

  /**
   * The median time to competence.
   *
   * @param days null when not reached
   * @param reason why {@code days} is null
   * @param n how many people it rests on
   * @param interval the 95% interval on the log scale; an open end is absent
   */
  record MedianView(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double days,
      @Nullable String reason,
      int n,
      int events,
      Interval interval) {
    static MedianView of(RequirementCoverage figures) {
      Double days = figures.medianDays().time();
      return new MedianView(
          days,
          days == null ? TimeToCompetenceView.NOT_REACHED : null,
          figures.observed(),
          figures.events(),
          figures.medianDays().log());
    }
  }

  static CoverageView of(CohortCoverage figures) {
    return new CoverageView(
        figures.cohort().id(),
        figures.cohort().name(),
        figures.role().id(),
        figures.framework(),
        figures.asOf(),
        FeedPosition.of(figures.reach()),
        figures.start(),
        figures.requirements().stream().map(RequirementView::of).toList());
  }
}
