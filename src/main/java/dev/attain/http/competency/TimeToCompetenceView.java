package dev.attain.http.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.Interval;
import dev.attain.analytics.SurvivalCurve.Quantile;
import dev.attain.analytics.SurvivalCurve.RestrictedMean;
import dev.attain.analytics.SurvivalCurve.Step;
import dev.attain.analytics.TimeToCompetence.Reason;
import dev.attain.analytics.cohort.CohortTimes;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the API shows the time to competence of a cohort. All times are days since the start.
 *
 * @param competency absent for the whole role, as are the figures of a competency
 * @param requirements how many levels have to hold at the same time
 * @param heldDays for how long
 */
record TimeToCompetenceView(
    String cohort,
    String name,
    String role,
    FrameworkVersion framework,
    @Nullable CompetencyId competency,
    @Nullable String code,
    @Nullable String competencyName,
    @Nullable String method,
    @Nullable Integer level,
    @Nullable String levelName,
    int requirements,
    long heldDays,
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
    Competency competency = figures.target().competency();
    Level level = figures.target().level();
    return new TimeToCompetenceView(
        figures.cohort().id(),
        figures.cohort().name(),
        figures.role().id(),
        figures.framework(),
        competency == null ? null : competency.id(),
        competency == null ? null : competency.code(),
        competency == null ? null : competency.name(),
        competency == null ? null : competency.methodId(),
        level == null ? null : level.level(),
        level == null ? null : level.name(),
        figures.target().goal().parts().size(),
        figures.target().goal().heldFor().toDays(),
        figures.start(),
        figures.asOf(),
        FeedPosition.of(figures.reach()),
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
