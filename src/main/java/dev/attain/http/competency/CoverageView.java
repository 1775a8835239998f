package dev.attain.http.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.Interval;
import dev.attain.analytics.dashboard.Basis.LogPosition;
import dev.attain.analytics.dashboard.CohortCoverage;
import dev.attain.analytics.dashboard.CohortCoverage.RequirementCoverage;
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
public record CoverageView(
    String cohort,
    String name,
    String role,
    FrameworkVersion framework,
    Instant asOf,
    LogPosition feedPosition,
    ClockStart start,
    List<RequirementView> requirements) {

  /**
   * @param share atLevel / required; null when nobody is
   * @param interval its 95% Jeffreys interval
   */
  public record RequirementView(
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
          figures.column().competency().id(),
          figures.column().competency().code(),
          figures.column().competency().name(),
          figures.column().competency().methodId(),
          figures.column().requirement().level(),
          figures.column().requirement().mandatory(),
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
  public record MedianView(
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

  public static CoverageView of(CohortCoverage figures) {
    return new CoverageView(
        figures.basis().cohort(),
        figures.basis().name(),
        figures.basis().role(),
        figures.basis().framework(),
        figures.basis().asOf(),
        figures.basis().feedPosition(),
        figures.start(),
        figures.requirements().stream().map(RequirementView::of).toList());
  }
}
