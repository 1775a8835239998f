package dev.attain.http.dashboards;

import dev.attain.analytics.cohort.CohortAnalytics;
import dev.attain.analytics.grid.GridReads;
import dev.attain.analytics.grid.HotGrids;
import dev.attain.analytics.practice.EvidenceReads;
import dev.attain.analytics.trend.DayRecords;
import dev.attain.analytics.trend.Trends;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.feed.Scheduler;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;

/** The operations of {@code paths-dashboards.yaml}, and the coverage of a cohort. */
public final class DashboardOperations {
  private final CohortDashboards cohorts;
  private final Map<String, ApiOperation> operations;

  /**
   * @param catalog that names the versions whose figures answer
   * @param scheduler where figures are computed: no event loop
   * @param lagMillis how far the projections are behind the log
   */
  public DashboardOperations(
      FrameworkCatalog catalog,
      RecordStore records,
      ChangeReads changes,
      Scheduler scheduler,
      InstantSource clock,
      LongSupplier lagMillis) {
    PortfolioReads portfolios = new PortfolioReads(records);
    LevelOverrides overrides = new LevelOverrides(records);
    GridReads reads = new GridReads(catalog, portfolios, overrides, scheduler);
    Asking asking = new Asking(new HotGrids(reads, clock), new HotAnswers(scheduler));
    Trends trends = new Trends(new DayRecords(records), reads);
    this.cohorts =
        new CohortDashboards(asking, new CohortAnalytics(catalog, portfolios, overrides), trends);
    ActivityDashboards activity = new ActivityDashboards(asking, reads);
    EvidenceDashboards evidence =
        new EvidenceDashboards(asking, new EvidenceReads(portfolios, scheduler));
    Overviews overviews = new Overviews(asking, activity, trends, catalog, changes, lagMillis);
    this.operations =
        Map.ofEntries(
            Map.entry("getCohortReadiness", cohorts::readiness),
            Map.entry("getHeatMap", cohorts::heatMap),
            Map.entry("getCohortPeople", cohorts::people),
            Map.entry("getGaps", cohorts::gaps),
            Map.entry("getNeeds", cohorts::needs),
            Map.entry("getForecasts", cohorts::forecasts),
            Map.entry("getBenchmark", cohorts::benchmark),
            Map.entry("getTrend", cohorts::trend),
            Map.entry("getVelocity", activity::velocity),
            Map.entry("getDisengagement", activity::disengagement),
            Map.entry("getMobility", activity::mobility),
            Map.entry("getRaters", evidence::raters),
            Map.entry("getCalibration", evidence::calibration),
            Map.entry("getItems", evidence::items),
            Map.entry("getResourceEffects", evidence::resources),
            Map.entry("getCohortOverview", overviews::ofCohort),
            Map.entry("getOverview", overviews::ofAll));
  }

  /** By operation id. */
  public Map<String, ApiOperation> byId() {
    return operations;
  }

  /** The coverage of a cohort: {@code getCoverage} of {@code paths-competency.yaml}. */
  public Future<ApiAnswer> coverage(ApiCall call) {
    return cohorts.coverage(call);
  }
}
