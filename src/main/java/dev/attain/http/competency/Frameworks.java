package dev.attain.http.competency;

import dev.attain.access.Scope;
import dev.attain.competency.framework.Advice;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Framework.Status;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.catalog.KnownTemplates;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.framework.document.FrameworkAdvice;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.Authors;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Publishing and reading frameworks. */
final class Frameworks {
  private static final String KIND = "framework";

  private final RecordFrameworkCatalog catalog;
  private final KnownTemplates templates;

  Frameworks(RecordFrameworkCatalog catalog, KnownTemplates templates) {
    this.catalog = catalog;
    this.templates = templates;
  }

  Future<ApiAnswer> publish(ApiCall call) {
    return templates
        .ids()
        .compose(
            known ->
                Published.ifSound(
                    KIND,
                    FrameworkDocuments.framework(call.body(), known::contains),
                    framework -> submit(framework, call)));
  }

  private Future<ApiAnswer> submit(Framework framework, ApiCall call) {
    if (framework.status() != Status.DRAFT && !call.principal().may(Scope.ADMIN)) {
      return Future.succeededFuture(importRefused());
    }
    return catalog
        .submit(framework, Authors.of(call))
        .map(outcome -> Published.answer(KIND, framework.id(), framework.version(), outcome));
  }

  /** A document can claim approvals; only an administrator is believed. */
  private static ApiAnswer importRefused() {
    return ApiAnswer.refused(
        403,
        "Forbidden",
        "Only an administrator imports a framework in a state beyond draft, with the approvals that"
            + " its document names. Publish it as a draft; then it is staged, and approved by both"
            + " sides.",
        List.of(new Problem("$.status", "must be draft for a credential without the scope admin")));
  }

  Future<ApiAnswer> list(ApiCall call) {
    return catalog
        .inForce()
        .compose(
            inForce -> {
              Set<FrameworkVersion> current =
                  inForce.stream().map(Framework::versionId).collect(Collectors.toSet());
              return catalog
                  .frameworks()
                  .map(
                      all ->
                          ApiAnswer.ok(
                              new All(
                                  all.stream()
                                      .map(f -> summary(f, current.contains(f.versionId())))
                                      .toList())));
            });
  }

  Future<ApiAnswer> get(ApiCall call) {
    String id = call.pathParameter("frameworkId");
    Optional<String> version = call.findQueryParameter("version");
    return find(id, version)
        .map(
            found ->
                ApiAnswer.okIfFound(
                    found,
                    "There is no framework "
                        + id
                        + version.map(v -> " in version " + v).orElse("")
                        + "."));
  }

  /** The version asked for; without one, that in force, else the newest. */
  private Future<Optional<Framework>> find(String id, Optional<String> version) {
    return version
        .map(v -> catalog.findFramework(new FrameworkVersion(id, v)))
        .orElseGet(() -> catalog.findCurrent(id));
  }

  Future<ApiAnswer> advise(ApiCall call) {
    String id = call.pathParameter("frameworkId");
    return find(id, call.findQueryParameter("version"))
        .compose(
            found ->
                found
                    .map(this::advise)
                    .orElseGet(
                        () ->
                            Future.succeededFuture(
                                ApiAnswer.notFound("There is no such framework " + id + "."))));
  }

  private Future<ApiAnswer> advise(Framework framework) {
    return catalog
        .roles()
        .map(
            roles ->
                ApiAnswer.ok(
                    new Advised(framework.versionId(), FrameworkAdvice.of(framework, roles))));
  }

  private record Advised(FrameworkVersion framework, List<Advice> advice) {}

  private static Summary summary(Framework framework, boolean inForce) {
    return new Summary(
        framework.id(),
        framework.version(),
        framework.name(),
        framework.status(),
        framework.effectiveFrom(),
        framework.effectiveTo(),
        inForce,
        framework.competencies().size(),
        framework.mappings().size());
  }

  private record All(List<Summary> frameworks) {}

  private record Summary(
      String id,
      String version,
      String name,
      Framework.Status status,
      @Nullable LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean inForce,
      int competencies,
      int mappings) {}
}
