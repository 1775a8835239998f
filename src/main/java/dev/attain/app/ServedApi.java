package dev.attain.app;

import dev.attain.http.ApiOperation;
import dev.attain.http.CredentialOperations;
import dev.attain.http.backup.BackupOperations;
import dev.attain.http.changes.ChangeOperations;
import dev.attain.http.changes.WebhookOperations;
import dev.attain.http.competency.CompetencyOperations;
import dev.attain.http.competency.DryRunOperations;
import dev.attain.http.competency.EvidenceOperations;
import dev.attain.http.competency.ExportOperations;
import dev.attain.http.competency.FrameworkOperations;
import dev.attain.http.competency.RecomputationOperations;
import dev.attain.http.governance.GovernanceOperations;
import dev.attain.http.quality.ConformanceOperations;
import dev.attain.http.statements.SignatureOperations;
import dev.attain.quality.ConformanceReads;
import dev.attain.storage.backup.Backups;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The operations of the contract, by their ids. */
final class ServedApi {
  private ServedApi() {}

  static Map<String, ApiOperation> of(
      Features features,
      LogFollowers followers,
      ToldChanges changes,
      BulkWork bulk,
      AnalystWork analysts,
      DashboardWork dashboards,
      Backups backups) {
    Map<String, ApiOperation> operations = new HashMap<>();
    Stream.of(
            new FrameworkOperations(features.catalog(), features.profiles()).byId(),
            new CompetencyOperations(
                    features.answering(),
                    features.statements(),
                    features.records(),
                    features.clock(),
                    dashboards.operations()::coverage,
                    followers.projections()::status,
                    followers.projections()::lookForDue)
                .operations(),
            dashboards.operations().byId(),
            new RecomputationOperations(features.answering(), followers.projections()).byId(),
            new DryRunOperations(
                    bulk.dryRuns(), features.catalog(), features.profiles()::templateIds)
                .byId(),
            new ExportOperations(features.answering(), features.records(), bulk.export()).byId(),
            new ChangeOperations(features.answering(), changes.reads(), changes.streams()).byId(),
            new WebhookOperations(changes.webhooks(), changes.webhookPlainHttp()).byId(),
            new GovernanceOperations(
                    features.catalog(),
                    features.profiles()::templateIds,
                    features.records(),
                    features.clock(),
                    new HeardOfPeople(features.reads()),
                    followers.projections()::identitiesChanged)
                .byId(),
            new EvidenceOperations(features.catalog(), features.intake(), features.reads()).byId(),
            new ConformanceOperations(
                    features.choices(),
                    new ConformanceReads(features.records()),
                    features.door(),
                    features.profiles(),
                    features.reads())
                .byId(),
            analysts.operations().byId(),
            new SignatureOperations(features.reads(), features.signed()).byId(),
            new BackupOperations(backups).byId(),
            new CredentialOperations(features.credentials()).byId())
        .forEach(operations::putAll);
    return operations;
  }
}
