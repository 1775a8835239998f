package dev.attain.analytics.cohort;

import dev.attain.analytics.KaplanMeier;
import dev.attain.analytics.Observation;
import dev.attain.analytics.SurvivalCurve;
import dev.attain.analytics.SurvivalCurve.Quantile;
import dev.attain.analytics.SurvivalCurve.RestrictedMean;
import dev.attain.analytics.TimeToCompetence;
import dev.attain.analytics.TimeToCompetence.Reason;
import dev.attain.analytics.TimeToCompetence.Status;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.projection.shares.Reach;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the people of a cohort take to reach a level of a competency, or all that their role
 * makes mandatory, in days.
 *
 * @param target what is to be reached
 * @param start what starts the clock
 * @param members all who ever were in the cohort
 * @param prior how many were at the level when their observation began: excluded
 * @param censored how many did not reach the level, by reason
 * @param notStarted how many were not observed at all, by reason
 * @param quantiles of the time, for the shares .25, .5 and .8
 * @param restrictedMean the mean time spent below the level within the longest time observed; null
 *     when nobody was observed
 * @param times one for each member
 */
public record CohortTimes(
    Cohort cohort,
    RoleProfile role,
    FrameworkVersion framework,
    TimesTarget target,
    ClockStart start,
    Instant asOf,
    Reach reach,
    int members,
    int prior,
    Map<Reason, Integer> censored,
    Map<Reason, Integer> notStarted,
    SurvivalCurve curve,
    List<Quantile> quantiles,
    @Nullable RestrictedMean restrictedMean,
    List<TimeToCompetence> times) {
  private static final List<Double> SHARES = List.of(0.25, 0.5, 0.8);

  public CohortTimes {
    quantiles = List.copyOf(quantiles);
    times = List.copyOf(times);
  }

  static CohortTimes of(CohortEvidence evidence, TimesTarget target) {
    List<TimeToCompetence> times = evidence.times(target);
    List<Observation> observations =
        times.stream().flatMap(time -> time.findObservation().stream()).toList();
    SurvivalCurve curve = KaplanMeier.of(observations);
    return new CohortTimes(
        evidence.cohort(),
        evidence.role(),
        evidence.framework().versionId(),
        target,
        evidence.role().start(),
        evidence.asOf(),
        evidence.reach(),
        times.size(),
        (int) times.stream().filter(time -> time.status() == Status.PRIOR).count(),
        reasons(times, Status.CENSORED),
        reasons(times, Status.NOT_STARTED),
        curve,
        SHARES.stream().map(curve::quantile).toList(),
        curve.steps().isEmpty()
            ? null
            : curve.restrictedMean(curve.steps().get(curve.steps().size() - 1).time()),
        times);
  }

  private static Map<Reason, Integer> reasons(List<TimeToCompetence> times, Status status) {
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    for (TimeToCompetence time : times) {
      if (time.status() == status && time.reason() != null) {
        counts.merge(time.reason(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
