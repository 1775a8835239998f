package dev.attain.http.competency;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.Generations;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.Recomputation;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The operations of {@code paths-recomputations.yaml}. */
public final class RecomputationOperations {
  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;

  private final FrameworkCatalog catalog;
  private final ProjectionRunner projections;

  /**
   * @param catalog in force is what answers
   */
  public RecomputationOperations(FrameworkCatalog catalog, ProjectionRunner projections) {
    this.catalog = catalog;
    this.projections = projections;
  }

  /** By operation id. */
  public Map<String, ApiOperation> byId() {
    return Map.of(
        "listRecomputations", call -> list(),
        "getRecomputation", call -> ofVersion(call, version -> status(200, version)),
        "startRecomputation", call -> ofVersion(call, version -> start(call, version)),
        "cancelRecomputation", call -> ofVersion(call, this::cancel));
  }

  /** How the API shows a recomputation. */
  record RecomputationView(
      FrameworkVersion framework,
      int generation,
      Recomputation.State state,
      String by,
      Instant started,
      FeedPosition position,
      FeedPosition of,
      double share) {
    static RecomputationView of(FrameworkVersion framework, Generations.Progress progress) {
      Recomputation recomputation = progress.recomputation();
      return new RecomputationView(
          framework,
          recomputation.generation(),
          recomputation.state(),
          recomputation.by(),
          recomputation.started(),
          FeedPosition.of(progress.position()),
          FeedPosition.of(new Position(recomputation.of())),
          recomputation.share(progress.position()));
    }
  }

  private record RecomputationList(List<RecomputationView> recomputations) {}

  private Future<ApiAnswer> list() {
    return catalog
        .inForce()
        .compose(
            inForce ->
                Future.all(inForce.stream().map(Framework::versionId).map(this::find).toList()))
        .map(
            found ->
                ApiAnswer.ok(
                    new RecomputationList(
                        found.<Optional<RecomputationView>>list().stream()
                            .flatMap(Optional::stream)
                            .toList())));
  }

  private Future<Optional<RecomputationView>> find(FrameworkVersion version) {
    return projections
        .generations()
        .findRecomputation(version)
        .map(found -> found.map(progress -> RecomputationView.of(version, progress)));
  }

  /** Versions that are not projected can't be recomputed: their figures stay as they are. */
  private Future<ApiAnswer> ofVersion(
      ApiCall call, Function<FrameworkVersion, Future<ApiAnswer>> then) {
    String id = call.pathParameter("frameworkId");
    return catalog
        .inForce()
        .compose(
            inForce -> {
              Optional<FrameworkVersion> version =
                  inForce.stream()
                      .map(Framework::versionId)
                      .filter(answering -> answering.id().equals(id))
                      .findFirst();
              return version.isPresent()
                  ? then.apply(version.get())
                  : Future.succeededFuture(
                      ApiAnswer.notFound("No framework " + id + " is in force."));
            });
  }

  private Future<ApiAnswer> start(ApiCall call, FrameworkVersion version) {
    return projections
        .recompute(version, call.principal().key(), call.now())
        .compose(
            begun ->
                begun
                    ? status(ACCEPTED, version)
                    : refused(version + " is being recomputed already."));
  }

  private Future<ApiAnswer> cancel(FrameworkVersion version) {
    return projections
        .generations()
        .cancel(version)
        .compose(
            ended -> ended ? status(200, version) : refused(version + " is not being recomputed."));
  }

  private static Future<ApiAnswer> refused(String detail) {
    return Future.succeededFuture(ApiAnswer.refused(CONFLICT, "Conflict", detail, List.of()));
  }

  private Future<ApiAnswer> status(int status, FrameworkVersion version) {
    return find(version)
        .map(
            found ->
                found
                    .map(view -> new ApiAnswer(status, view, Map.of()))
                    .orElseGet(() -> ApiAnswer.notFound(version + " was never recomputed.")));
  }
}
