package dev.attain.http.competency;

import dev.attain.analytics.cohort.CohortAnalytics;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.override.OverrideDecisions;
import dev.attain.competency.projection.EvidenceOfStatement;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.competency.projection.ProjectionStatus;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiOperation;
import dev.attain.people.IdentityReads;
import dev.attain.records.RecordStore;
import dev.attain.statements.StatementStore;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The operations of {@code paths-competency.yaml}: the figures, and how far they are. */
public final class CompetencyOperations {
  private final Map<String, ApiOperation> operations;

  /**
   * @param coverage answers for the coverage of a cohort
   * @param projections how the running projections are doing
   * @param decided is run when an override was set or ended
   */
  public CompetencyOperations(
      FrameworkCatalog catalog,
      StatementStore statements,
      RecordStore records,
      InstantSource clock,
      ApiOperation coverage,
      Supplier<List<ProjectionStatus>> projections,
      Runnable decided) {
    PortfolioReads reads = new PortfolioReads(records);
    IdentityReads identities = new IdentityReads(records);
    LevelOverrides levelOverrides = new LevelOverrides(records);
    PersonOperations people = new PersonOperations(catalog, reads, levelOverrides, identities);
    OverrideOperations overrides =
        new OverrideOperations(
            catalog, levelOverrides, new OverrideDecisions(records, clock), identities, decided);
    CohortOperations cohorts =
        new CohortOperations(new CohortAnalytics(catalog, reads, levelOverrides), identities);
    StatementEvidenceOperation given =
        new StatementEvidenceOperation(
            catalog,
            new EvidenceOfStatement(
                statements, stored -> StatementJson.read(stored.json()), records));
    operations =
        Map.ofEntries(
            Map.entry("getStatementEvidence", given::answer),
            Map.entry("getProficiency", people::getProficiency),
            Map.entry("explainProficiency", people::explainProficiency),
            Map.entry("getProficiencyHistory", people::getProficiencyHistory),
            Map.entry("listOverrides", overrides::list),
            Map.entry("recordOverride", overrides::record),
            Map.entry("endOverride", overrides::end),
            Map.entry("getCoverage", coverage),
            Map.entry("getTimeToCompetence", cohorts::getTimeToCompetence),
            Map.entry("getTimeToCompetenceOfRole", cohorts::getTimeToCompetenceOfRole),
            Map.entry("compareTimeToCompetence", cohorts::compareTimeToCompetence),
            Map.entry("getForecast", cohorts::getForecast),
            Map.entry("getProjectionStatus", call -> projectionStatus(projections.get())));
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
