package dev.attain.http.governance;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.casepackage.CaseExport;
import dev.attain.competency.framework.casepackage.CasePackages;
import dev.attain.competency.framework.casepackage.CaseReading;
import dev.attain.competency.framework.catalog.FrameworkLife.Event;
import dev.attain.competency.framework.catalog.FrameworkVersions;
import dev.attain.competency.framework.catalog.Publication;
import dev.attain.competency.framework.catalog.StoredVersion;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.Authors;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** CASE packages into drafts, and versions into CASE packages. */
final class CaseOperations {
  private final FrameworkVersions versions;

  CaseOperations(FrameworkVersions versions) {
    this.versions = versions;
  }

  Future<ApiAnswer> read(ApiCall call) {
    CaseReading reading =
        CasePackages.read(call.body(), call.findQueryParameter("version").orElse(null));
    if (reading instanceof CaseReading.Refused refused) {
      return Future.succeededFuture(Answers.unsound("CASE package", refused.problems()));
    }
    CaseReading.Read read = (CaseReading.Read) reading;
    return versions
        .create(read.draft(), Authors.of(call))
        .map(publication -> answer(read, publication));
  }

  private static ApiAnswer answer(CaseReading.Read read, Publication publication) {
    if (publication instanceof Publication.Conflict conflict) {
      return ApiAnswer.refused(
          409,
          "This version has another content",
          "Nothing was stored. Give the draft another version by the parameter version.",
          conflict.problems());
    }
    if (publication instanceof Publication.Refused refused) {
      return Answers.unsound("framework", refused.problems());
    }
    Drafted drafted =
        new Drafted(
            read.draft().id(),
            read.draft().version(),
            read.draft().competencies().size(),
            read.omitted());
    return publication instanceof Publication.Created
        ? ApiAnswer.created(drafted)
        : ApiAnswer.ok(drafted);
  }

  Future<ApiAnswer> write(ApiCall call) {
    FrameworkVersion version =
        new FrameworkVersion(call.pathParameter("frameworkId"), call.pathParameter("version"));
    return versions
        .find(version)
        .map(found -> found.map(stored -> CaseExport.of(stored.framework(), changed(stored))))
        .map(found -> ApiAnswer.okIfFound(found, "There is no framework " + version + "."));
  }

  private static Instant changed(StoredVersion stored) {
    List<Event> events = stored.life().events();
    return events.isEmpty() ? Instant.EPOCH : events.get(events.size() - 1).at();
  }

  private record Drafted(String id, String version, int competencies, List<Problem> omitted) {}
}
