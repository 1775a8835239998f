package dev.attain.analytics.trend;

import dev.attain.analytics.dashboard.Gaps;
import dev.attain.analytics.dashboard.Readiness;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.risk.ResourceEffect;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * How a cohort stood at the end of a day (UTC).
 *
 * @param required people x requirements
 * @param met of these
 * @param ready how many people met every mandatory requirement
 * @param recorded when this was computed
 * @param effects what resources that teach were followed by, as far as that is known
 */
public record CohortDay(
    String cohort,
    String role,
    FrameworkVersion framework,
    LocalDate day,
    int people,
    int required,
    int met,
    int ready,
    double gapScore,
    Instant recorded,
    List<Effect> effects) {

  /** The effect of one resource on one competency. */
  public record Effect(CompetencyId competency, String resource, ResourceEffect effect) {}

  public CohortDay {
    Objects.requireNonNull(cohort);
    Objects.requireNonNull(day);
    effects = List.copyOf(effects);
  }

  /** By a grid as of the day's end, or of the day while it lasts. */
  static CohortDay of(Grid grid, LocalDate day, Instant recorded, List<Effect> effects) {
    var covered = Readiness.covered(grid);
    return new CohortDay(
        grid.ground().basis().cohort().id(),
        grid.role().id(),
        grid.framework().versionId(),
        day,
        grid.people(),
        covered.of(),
        covered.count(),
        Readiness.ready(grid).count(),
        Gaps.score(grid),
        recorded,
        effects);
  }
}
