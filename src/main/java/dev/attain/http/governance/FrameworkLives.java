package dev.attain.http.governance;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Framework.Approval.Side;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.catalog.FrameworkVersions;
import dev.attain.competency.framework.catalog.KnownTemplates;
import dev.attain.competency.framework.catalog.StoredVersion;
import dev.attain.competency.framework.catalog.Transition;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.Authors;
import dev.attain.http.IfMatch;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** One version of a framework: reading it with its revision, and the steps of its life. */
final class FrameworkLives {
  private final FrameworkVersions versions;
  private final KnownTemplates templates;

  FrameworkLives(FrameworkVersions versions, KnownTemplates templates) {
    this.versions = versions;
    this.templates = templates;
  }

  Future<ApiAnswer> get(ApiCall call) {
    return found(
        call,
        stored ->
            new ApiAnswer(200, stored.framework(), Map.of("ETag", IfMatch.tag(stored.revision()))));
  }

  Future<ApiAnswer> history(ApiCall call) {
    return found(call, stored -> ApiAnswer.ok(HistoryView.of(stored)));
  }

  private Future<ApiAnswer> found(ApiCall call, Function<StoredVersion, ApiAnswer> answer) {
    return versions
        .find(version(call))
        .map(found -> found.map(answer).orElseGet(() -> unknown(call)));
  }

  Future<ApiAnswer> replaceDraft(ApiCall call) {
    OptionalLong revision = IfMatch.revision(call);
    if (revision.isEmpty()) {
      return Future.succeededFuture(
          ApiAnswer.refused(
              428,
              "Precondition required",
              "Name the revision that you replace in If-Match: it is the ETag of the answer to GET.",
              List.of()));
    }
    return templates
        .ids()
        .compose(
            known -> {
              DocumentReading<Framework> reading =
                  FrameworkDocuments.framework(call.body(), known::contains);
              if (reading instanceof DocumentReading.Refused<Framework> refused) {
                return Future.succeededFuture(Answers.unsound("framework", refused.problems()));
              }
              Framework framework = ((DocumentReading.Read<Framework>) reading).document();
              List<Problem> elsewhere = elsewhere(framework, version(call));
              return elsewhere.isEmpty()
                  ? versions
                      .replaceDraft(framework, revision.getAsLong(), Authors.of(call))
                      .map(outcome -> answer(call, outcome))
                  : Future.succeededFuture(Answers.unsound("framework", elsewhere));
            });
  }

  private static List<Problem> elsewhere(Framework framework, FrameworkVersion addressed) {
    List<Problem> problems = new ArrayList<>();
    if (!framework.id().equals(addressed.id())) {
      problems.add(new Problem("$.id", "is not that of the address, " + addressed.id()));
    }
    if (!framework.version().equals(addressed.version())) {
      problems.add(new Problem("$.version", "is not that of the address, " + addressed.version()));
    }
    return problems;
  }

  Future<ApiAnswer> stage(ApiCall call) {
    return versions
        .stage(
            version(call),
            IfMatch.revision(call),
            Authors.of(call),
            BodyText.find(call, "rationale").orElse(null))
        .map(outcome -> answer(call, outcome));
  }

  Future<ApiAnswer> approve(ApiCall call, Side side) {
    return versions
        .approve(version(call), side, BodyText.find(call, "rationale").orElse(""), Authors.of(call))
        .map(outcome -> answer(call, outcome));
  }

  Future<ApiAnswer> retire(ApiCall call) {
    return versions
        .retire(
            version(call),
            IfMatch.revision(call),
            BodyText.find(call, "reason").orElse(""),
            Authors.of(call))
        .map(outcome -> answer(call, outcome));
  }

  private static FrameworkVersion version(ApiCall call) {
    return new FrameworkVersion(call.pathParameter("frameworkId"), call.pathParameter("version"));
  }

  private static ApiAnswer unknown(ApiCall call) {
    FrameworkVersion version = version(call);
    return ApiAnswer.notFound(
        "There is no framework " + version.id() + " in version " + version.version() + ".");
  }

  private static ApiAnswer answer(ApiCall call, Transition outcome) {
    if (outcome instanceof Transition.Done done) {
      return new ApiAnswer(
          200,
          new State(
              done.framework().id(),
              done.framework().version(),
              done.framework().status(),
              done.framework().approvals()),
          Map.of("ETag", IfMatch.tag(done.revision())));
    }
    if (outcome instanceof Transition.Stale stale) {
      return ApiAnswer.refused(
          412,
          "Precondition failed",
          "Somebody changed it in between; it has the entity tag "
              + IfMatch.tag(stale.revision())
              + " now. Read it again.",
          List.of());
    }
    if (outcome instanceof Transition.NotAllowed notAllowed) {
      return ApiAnswer.refused(
          409,
          "Not now, or not by you",
          "Nothing changed: see the problem below.",
          List.of(notAllowed.problem()));
    }
    return outcome instanceof Transition.Refused refused
        ? Answers.unsound("framework", refused.problems())
        : unknown(call);
  }

  private record State(
      String id, String version, Framework.Status status, List<Framework.Approval> approvals) {}
}
