package dev.attain.http.competency;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which frameworks a call means by its parameter {@code framework}. */
final class AskedFrameworks {
  private final FrameworkCatalog catalog;

  AskedFrameworks(FrameworkCatalog catalog) {
    this.catalog = catalog;
  }

  /** The framework asked for, by its id or as id@version; without, all in force. */
  Future<List<Framework>> of(ApiCall call) {
    Optional<String> asked = call.findQueryParameter("framework");
    return catalog
        .inForce()
        .compose(
            inForce -> {
              List<Framework> byId =
                  inForce.stream()
                      .filter(f -> asked.isEmpty() || f.id().equals(asked.get()))
                      .toList();
              return asked.isEmpty() || !byId.isEmpty()
                  ? Future.succeededFuture(byId)
                  : byVersion(asked.get());
            });
  }

  private Future<List<Framework>> byVersion(String idAtVersion) {
    return catalog
        .frameworks()
        .map(
            all -> all.stream().filter(f -> f.versionId().toString().equals(idAtVersion)).toList());
  }

  /** What to answer when there is none. */
  static ApiAnswer unknown(ApiCall call) {
    String detail =
        call.findQueryParameter("framework")
            .map(asked -> "No framework " + asked + " is in force, and no version is called so.")
            .orElse("No framework is in force: publish an approved one.");
    return ApiAnswer.notFound(detail);
  }

  /**
   * What to answer when it is not one that has a competency.
   *
   * @param having those that have it: none, or several
   */
  static ApiAnswer notOne(List<Framework> having, CompetencyId competency, ApiCall call) {
    if (having.isEmpty()) {
      String where =
          call.findQueryParameter("framework")
              .map(f -> "framework " + f)
              .orElse("framework in force");
      return ApiAnswer.notFound("No " + where + " has a competency " + competency + ".");
    }
    List<String> names = new ArrayList<>();
    having.forEach(framework -> names.add(framework.id()));
    return ApiAnswer.refused(
        400,
        "Bad request",
        "Several frameworks have the competency " + competency + ": name one of " + names + ".",
        List.of());
  }
}
