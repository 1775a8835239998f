package dev.attain.http.competency;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.dryrun.DryRun;
import dev.attain.competency.dryrun.DryRuns;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.catalog.KnownTemplates;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.http.RefusedException;
import dev.attain.json.Json;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The operations of {@code paths-dry-runs.yaml}. */
public final class DryRunOperations {
  private static final int DEFAULT_PAGE = 100;

  private final DryRuns runs;
  private final FrameworkCatalog catalog;
  private final KnownTemplates templates;

  public DryRunOperations(DryRuns runs, FrameworkCatalog catalog, KnownTemplates templates) {
    this.runs = runs;
    this.catalog = catalog;
    this.templates = templates;
  }

  /** By operation id. */
  public Map<String, ApiOperation> byId() {
    return Map.of(
        "listDryRuns", this::list,
        "startDryRun", this::start,
        "getDryRun", call -> ofRun(call, run -> done(ApiAnswer.ok(DryRunView.of(run)))),
        "endDryRun", call -> ofRun(call, this::end),
        "listDryRunChanges", call -> ofRun(call, run -> changes(call, run)));
  }

  private record All(List<DryRunView> dryRuns) {}

  private Future<ApiAnswer> list(ApiCall call) {
    return runs.of(call.pathParameter("frameworkId"))
        .map(all -> ApiAnswer.ok(new All(all.stream().map(DryRunView::of).toList())));
  }

  private Future<ApiAnswer> start(ApiCall call) {
    return tried(call)
        .compose(
            framework ->
                runs.begin(
                    framework, call.principal().key(), call.now().truncatedTo(ChronoUnit.MILLIS)))
        .map(
            begun ->
                begun
                    .map(run -> new ApiAnswer(202, DryRunView.of(run), Map.of()))
                    .orElseGet(
                        () ->
                            ApiAnswer.refused(
                                409,
                                "Conflict",
                                "Another dry run is under way; wait for its end, or cancel it.",
                                List.of())));
  }

  /** The version to try; fails with what is wrong with it. */
  private Future<Framework> tried(ApiCall call) {
    JsonNode request;
    try {
      request = Json.MAPPER.readTree(call.body());
    } catch (IOException e) {
      return refused(ApiAnswer.refused(400, "Bad request", "The body is no JSON.", List.of()));
    }
    String id = call.pathParameter("frameworkId");
    JsonNode version = request.path("version");
    JsonNode document = request.path("document");
    if (version.isMissingNode() == document.isMissingNode()) {
      return refused(
          ApiAnswer.refused(
              400, "Bad request", "Name a version or give a document, one of both.", List.of()));
    }
    return document.isMissingNode() ? stored(id, version.asText()) : given(id, document);
  }

  private Future<Framework> stored(String id, String version) {
    return catalog
        .findFramework(new FrameworkVersion(id, version))
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new RefusedException(
                            ApiAnswer.notFound(
                                "There is no framework " + id + " in version " + version + "."))));
  }

  private Future<Framework> given(String id, JsonNode document) {
    return templates
        .ids()
        .map(
            known -> {
              DocumentReading<Framework> reading =
                  FrameworkDocuments.framework(bytes(document), known::contains);
              if (reading instanceof DocumentReading.Refused<Framework> unsound) {
                throw unsound(unsound.problems());
              }
              Framework framework = ((DocumentReading.Read<Framework>) reading).document();
              if (!framework.id().equals(id)) {
                throw unsound(List.of(new Problem("$.id", "must be " + id + ", as in the path")));
              }
              return framework;
            });
  }

  private static RefusedException unsound(List<Problem> problems) {
    return new RefusedException(
        ApiAnswer.refused(
            422,
            "Not a sound framework",
            "Nothing was tried. The paths below are those of the framework's document.",
            problems));
  }

  private static byte[] bytes(JsonNode document) {
    try {
      return Json.MAPPER.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  private Future<ApiAnswer> end(DryRun run) {
    return runs.end(run)
        .map(
            ended ->
                ended
                    .map(cancelled -> ApiAnswer.ok(DryRunView.of(cancelled)))
                    .orElseGet(() -> new ApiAnswer(204, Map.of(), Map.of())));
  }

  private Future<ApiAnswer> changes(ApiCall call, DryRun run) {
    int limit = call.findQueryParameter("limit").map(Integer::valueOf).orElse(DEFAULT_PAGE);
    return runs.changes(run.id(), call.findQueryParameter("after").orElse(null), limit)
        .map(ApiAnswer::ok);
  }

  private Future<ApiAnswer> ofRun(ApiCall call, Function<DryRun, Future<ApiAnswer>> then) {
    String framework = call.pathParameter("frameworkId");
    String id = call.pathParameter("dryRunId");
    return runs.find(id)
        .compose(
            found ->
                found.isPresent() && found.get().framework().id().equals(framework)
                    ? then.apply(found.get())
                    : done(
                        ApiAnswer.notFound(
                            "There is no dry run " + id + " of " + framework + ".")));
  }

  private static Future<ApiAnswer> done(ApiAnswer answer) {
    return Future.succeededFuture(answer);
  }

  private static <T> Future<T> refused(ApiAnswer answer) {
    return Future.failedFuture(new RefusedException(answer));
  }
}
