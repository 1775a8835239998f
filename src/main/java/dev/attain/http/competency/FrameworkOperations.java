package dev.attain.http.competency;

import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.http.ApiOperation;
import dev.attain.profiles.ProfileCatalog;
import java.util.Map;

/** The operations of the contract on frameworks, role profiles, cohorts and xAPI Profiles. */
public final class FrameworkOperations {
  private final Map<String, ApiOperation> byId;

  public FrameworkOperations(RecordFrameworkCatalog catalog, ProfileCatalog profileCatalog) {
    Frameworks frameworks = new Frameworks(catalog, profileCatalog::templateIds);
    Roles roles = new Roles(catalog);
    Cohorts cohorts = new Cohorts(catalog);
    Profiles profiles = new Profiles(profileCatalog);
    byId =
        Map.ofEntries(
            Map.entry("publishFramework", frameworks::publish),
            Map.entry("listFrameworks", frameworks::list),
            Map.entry("getFramework", frameworks::get),
            Map.entry("adviseOnFramework", frameworks::advise),
            Map.entry("publishRole", roles::publish),
            Map.entry("listRoles", roles::list),
            Map.entry("getRole", roles::get),
            Map.entry("publishCohort", cohorts::publish),
            Map.entry("listCohorts", cohorts::list),
            Map.entry("getCohort", cohorts::get),
            Map.entry("publishProfile", profiles::publish),
            Map.entry("listProfiles", profiles::list),
            Map.entry("getProfile", profiles::get));
  }

  /** The operations by {@code operationId}. */
  public Map<String, ApiOperation> byId() {
    return byId;
  }
}
