package dev.attain.http.governance;

import dev.attain.audit.AuditTrail;
import dev.attain.competency.framework.Framework.Approval.Side;
import dev.attain.competency.framework.catalog.KnownTemplates;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.http.ApiOperation;
import dev.attain.people.IdentityReads;
import dev.attain.people.KnownPeople;
import dev.attain.people.PersonId;
import dev.attain.people.PersonMerges;
import dev.attain.people.attributes.AttributeRecords;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The operations of {@code paths-governance.yaml}. */
public final class GovernanceOperations {
  private final Map<String, ApiOperation> byId;

  /**
   * @param templates the statement templates that mapping rules may name
   * @param people where it is learned whether anything was ever heard of an identifier
   * @param merged told after people were merged or un-merged here
   */
  public GovernanceOperations(
      RecordFrameworkCatalog catalog,
      KnownTemplates templates,
      RecordStore records,
      InstantSource clock,
      KnownPeople people,
      Runnable merged) {
    AttributeRecords attributes = new AttributeRecords(records, clock);
    PeopleAttributes imports = new PeopleAttributes(attributes, catalog);
    PersonMerges merges = new PersonMerges(records, clock, heard(attributes, people));
    merges.onChange(change -> merged.run());
    PersonMerging merging = new PersonMerging(merges, new IdentityReads(records));
    FrameworkLives lives = new FrameworkLives(catalog.versions(), templates);
    FrameworkDifferences differences = new FrameworkDifferences(catalog.versions());
    AuditReads audit = new AuditReads(new AuditTrail(records, clock));
    CaseOperations packages = new CaseOperations(catalog.versions());
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
            Map.entry("verifyAudit", audit::verify),
            Map.entry("mergePeople", merging::merge),
            Map.entry("undoMerge", merging::undo),
            Map.entry("listMerges", merging::list),
            Map.entry("getIdentifiers", merging::identity),
            Map.entry("importAttributes", imports::replace),
            Map.entry("getAttributes", imports::get),
            Map.entry("listCohortMembers", imports::members),
            Map.entry("importCasePackage", packages::read),
            Map.entry("exportCasePackage", packages::write));
  }

  /** Known is also who was imported. */
  private static KnownPeople heard(AttributeRecords attributes, KnownPeople people) {
    return identifier ->
        people
            .isKnown(identifier)
            .compose(
                known ->
                    known
                        ? Future.succeededFuture(true)
                        : attributes.find(PersonId.of(identifier)).map(Optional::isPresent));
  }

  /** The operations by {@code operationId}. */
  public Map<String, ApiOperation> byId() {
    return byId;
  }
}
