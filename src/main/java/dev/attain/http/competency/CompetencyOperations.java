package dev.attain.http.competency;

import dev.attain.analytics.cohort.CohortAnalytics;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.competency.projection.ProjectionStatus;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiOperation;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The operations of {@code paths-competency.yaml}: the figures, and how far they are. */
public final class CompetencyOperations {
  private final Map<String, ApiOperation> operations;

  /**
   * @param projections how the running projections are doing
   */
  public CompetencyOperations(
      FrameworkCatalog catalog, RecordStore records, Supplier<List<ProjectionStatus>> projections) {
    PortfolioReads reads = new PortfolioReads(records);
    PersonOperations people = new PersonOperations(catalog, reads);
    CohortOperations cohorts = new CohortOperations(new CohortAnalytics(catalog, reads));
    operations =
        Map.of(
            "getProficiency", people::getProficiency,
            "explainProficiency", people::explainProficiency,
            "getCoverage", cohorts::getCoverage,
            "getTimeToCompetence", cohorts::getTimeToCompetence,
            "getProjectionStatus", call -> projectionStatus(projections.get()));
  }

  /** By operation id. */
  public Map<String, ApiOperation> operations() {
    return operations;
  }

  private record Projections(List<ProjectionView> projections) {}

  private static Future<ApiAnswer> projectionStatus(List<ProjectionStatus> projections) {
    return Future.succeededFuture(
        ApiAnswer.ok(new Projections(projections.stream().map(ProjectionView::of).toList())));
  }
}
