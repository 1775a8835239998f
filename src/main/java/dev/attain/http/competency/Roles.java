package dev.attain.http.competency;

import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.Authors;
import io.vertx.core.Future;
import java.util.List;

/** Publishing and reading role profiles. */
final class Roles {
  private static final String KIND = "role profile";

  private final RecordFrameworkCatalog catalog;

  Roles(RecordFrameworkCatalog catalog) {
    this.catalog = catalog;
  }

  Future<ApiAnswer> publish(ApiCall call) {
    return Published.ifSound(
        KIND,
        FrameworkDocuments.role(call.body()),
        role ->
            catalog
                .submit(role, Authors.of(call))
                .map(outcome -> Published.answer(KIND, role.id(), null, outcome)));
  }

  Future<ApiAnswer> list(ApiCall call) {
    return catalog.roles().map(roles -> ApiAnswer.ok(new All(roles)));
  }

  Future<ApiAnswer> get(ApiCall call) {
    String id = call.pathParameter("roleId");
    return catalog
        .findRole(id)
        .map(found -> ApiAnswer.okIfFound(found, "There is no role profile " + id + "."));
  }

  private record All(List<RoleProfile> roles) {}
}
