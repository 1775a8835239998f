package dev.attain.http.governance;

import dev.attain.audit.AuditTrail;
import dev.attain.competency.framework.Framework.Approval.Side;
import dev.attain.competency.framework.catalog.KnownTemplates;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.http.ApiOperation;
import java.util.Map;

/** The operations of {@code paths-governance.yaml}. */
public final class GovernanceOperations {
  private final Map<String, ApiOperation> byId;

  public GovernanceOperations(
      RecordFrameworkCatalog catalog, KnownTemplates templates, AuditTrail trail) {
    FrameworkLives lives = new FrameworkLives(catalog.versions(), templates);
    FrameworkDifferences differences = new FrameworkDifferences(catalog.versions());
    AuditReads audit = new AuditReads(trail);
    byId =
        Map.ofEntries(
            Map.entry("getFrameworkVersion", lives::get),
            Map.entry("replaceFrameworkDraft", lives::replaceDraft),
            Map.entry("stageFramework", lives::stage),
            Map.entry("approveFrameworkForLearning", call -> lives.approve(call, Side.LEARNING)),
            Map.entry("approveFrameworkForLine", call -> lives.approve(call, Side.LINE)),
            Map.entry("retireFramework", lives::retire),
            Map.entry("getFrameworkHistory", lives::history),
            Map.entry("getFrameworkDifference", differences::get),
            Map.entry("listAudit", audit::list),
            Map.entry("verifyAudit", audit::verify));
  }

  /** The operations by {@code operationId}. */
  public Map<String, ApiOperation> byId() {
    return byId;
  }
}
