package dev.attain.http.competency;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.OverrideDocument;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.competency.framework.document.OverrideCheck;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.override.OverrideDecisions;
import dev.attain.competency.override.RecordedOverride;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.Authors;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Recording, listing and ending overrides of a person's levels. */
final class OverrideOperations {
  private static final String KIND = "override";

  private final FrameworkCatalog catalog;
  private final LevelOverrides overrides;
  private final OverrideDecisions decisions;
  private final Runnable decided;

  OverrideOperations(
      FrameworkCatalog catalog,
      LevelOverrides overrides,
      OverrideDecisions decisions,
      Runnable decided) {
    this.catalog = catalog;
    this.overrides = overrides;
    this.decisions = decisions;
    this.decided = decided;
  }

  private record All(String person, List<RecordedOverride> overrides) {}

  Future<ApiAnswer> list(ApiCall call) {
    PersonId person = person(call);
    return overrides.of(person).map(all -> ApiAnswer.ok(new All(person.value(), all)));
  }

  Future<ApiAnswer> record(ApiCall call) {
    return Published.ifSound(
        KIND, FrameworkDocuments.override(call.body()), document -> record(call, document));
  }

  private Future<ApiAnswer> record(ApiCall call, OverrideDocument document) {
    return catalog
        .inForce()
        .compose(
            inForce ->
                inForce.stream()
                    .filter(framework -> framework.id().equals(document.framework()))
                    .findFirst()
                    .map(framework -> record(call, document, framework))
                    .orElseGet(
                        () ->
                            Future.succeededFuture(
                                Published.unsound(
                                    KIND,
                                    List.of(
                                        new Problem(
                                            "$.framework",
                                            "no version of "
                                                + document.framework()
                                                + " is in force"))))));
  }

  private Future<ApiAnswer> record(ApiCall call, OverrideDocument document, Framework framework) {
    Instant now = now(call);
    Instant from = document.from() == null ? now : document.from();
    List<Problem> problems = OverrideCheck.problems(document, framework, from);
    if (!problems.isEmpty()) {
      return Future.succeededFuture(Published.unsound(KIND, problems));
    }
    String key = call.principal().key();
    String by = document.by() == null ? key : document.by();
    return decisions
        .add(
            person(call),
            id ->
                new RecordedOverride(
                    id,
                    document.framework(),
                    document.competency(),
                    document.level(),
                    by,
                    document.reason(),
                    from,
                    document.until(),
                    key,
                    now,
                    null,
                    null),
            Authors.of(call))
        .onSuccess(added -> decided.run())
        .map(
            added ->
                added
                    .map(ApiAnswer::created)
                    .orElseGet(
                        () ->
                            ApiAnswer.refused(
                                409,
                                "Too many overrides",
                                "A person has at most " + OverrideDecisions.MOST + " in all time.",
                                List.of())));
  }

  Future<ApiAnswer> end(ApiCall call) {
    String id = call.pathParameter("overrideId");
    return decisions
        .end(person(call), id, now(call), Authors.of(call))
        .onSuccess(ended -> decided.run())
        .map(ended -> ApiAnswer.okIfFound(ended, person(call) + " has no override " + id + "."));
  }

  private static Instant now(ApiCall call) {
    return call.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static PersonId person(ApiCall call) {
    return new PersonId(call.pathParameter("personId"));
  }
}
