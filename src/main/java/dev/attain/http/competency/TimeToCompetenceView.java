package dev.attain.http.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.Interval;
import dev.attain.analytics.SurvivalCurve.Quantile;
import dev.attain.analytics.SurvivalCurve.RestrictedMean;
import dev.attain.analytics.SurvivalCurve.Step;
import dev.attain.analytics.TimeToCompetence.Reason;
import dev.attain.analytics.cohort.CohortTimes;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the API shows the time to competence of a cohort. All times are days since the start. */
record TimeToCompetenceView(
    String cohort,
    String name,
    String role,
    FrameworkVersion framework,
    CompetencyId competency,
    String code,
    String competencyName,
    String method,
    int level,
    String levelName,
    ClockStart start,
    Instant asOf,
    FeedPosition feedPosition,
    int members,
    int n,
    int events,
    int prior,
    Map<Reason, Integer> censored,
    Map<Reason, Integer> notStarted,
    List<StepView> curve,
    List<QuantileView> quantiles,
    @Nullable RestrictedMean restrictedMean) {

  static final String NOT_REACHED = "not reached";

  /**
   * A step of the curve.
   *
   * @param survival the share not yet competent just after {@code t}
   * @param competent 1 - survival: what the curve is drawn as
   * @param standardError of both; absent when everybody is competent
   */
  record StepView(
      double t,
      int atRisk,
      int events,
      int censored,
      double survival,
      double competent,
      @Nullable Double standardError,
      Interval log,
      Interval logLog) {
    static StepView of(Step step) {
      return new StepView(
          step.time(),
          step.atRisk(),
          step.events(),
          step.censored(),
          step.survival(),
          1 - step.survival(),
          step.standardError(),
          step.log(),
          step.logLog());
    }
  }

  /**
   * @param days null when this share is not reached
   * @param reason why {@code days} is null
   */
  record QuantileView(
      double share,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double days,
      @Nullable String reason,
      Interval log,
      Interval logLog) {
    static QuantileView of(Quantile quantile) {
      return new QuantileView(
          quantile.share(),
          quantile.time(),
          quantile.time() == null ? NOT_REACHED : null,
          quantile.log(),
          quantile.logLog());
    }
  }

  static TimeToCompetenceView of(CohortTimes figures) {
    return new TimeToCompetenceView(
        figures.cohort().id(),
        figures.cohort().name(),
        figures.role().id(),
        figures.framework(),
        figures.competency().id(),
        figures.competency().code(),
        figures.competency().name(),
        figures.competency().method().id(),
        figures.level().level(),
        figures.level().name(),
        figures.start(),
        figures.asOf(),
        FeedPosition.of(figures.position()),
        figures.members(),
        figures.curve().n(),
        figures.curve().events(),
        figures.prior(),
        figures.censored(),
        figures.notStarted(),
        figures.curve().steps().stream().map(StepView::of).toList(),
        figures.quantiles().stream().map(QuantileView::of).toList(),
        figures.restrictedMean());
  }
}
