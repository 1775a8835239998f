package dev.attain.http.governance;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.catalog.FrameworkVersions;
import dev.attain.competency.framework.catalog.StoredVersion;
import dev.attain.competency.framework.difference.FrameworkDifference;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import io.vertx.core.Future;
import java.util.Optional;

/** The difference of two stored versions. */
final class FrameworkDifferences {
  private final FrameworkVersions versions;

  FrameworkDifferences(FrameworkVersions versions) {
    this.versions = versions;
  }

  Future<ApiAnswer> get(ApiCall call) {
    String id = call.pathParameter("frameworkId");
    FrameworkVersion from = new FrameworkVersion(id, call.findQueryParameter("from").orElse(""));
    FrameworkVersion to = new FrameworkVersion(id, call.findQueryParameter("to").orElse(""));
    return Future.all(versions.find(from), versions.find(to))
        .map(
            both -> {
              Optional<StoredVersion> before = both.resultAt(0);
              Optional<StoredVersion> after = both.resultAt(1);
              return before.isPresent() && after.isPresent()
                  ? ApiAnswer.ok(
                      FrameworkDifference.between(
                          before.get().framework(), after.get().framework()))
                  : ApiAnswer.notFound(
                      "There is no framework " + (before.isEmpty() ? from : to) + ".");
            });
  }
}
