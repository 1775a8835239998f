package dev.attain.http.competency;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recording, listing and ending overrides of a person's levels. */
final class OverrideOperations {
  private static final String KIND = "override";

  private final FrameworkCatalog catalog;
  private final LevelOverrides overrides;
  private final OverrideDecisions decisions;
  private final IdentityReads identities;
  private final Runnable decided;

  OverrideOperations(
      FrameworkCatalog catalog,
      LevelOverrides overrides,
      OverrideDecisions decisions,
      IdentityReads identities,
      Runnable decided) {
    this.catalog = catalog;
    this.overrides = overrides;
    this.decisions = decisions;
    this.identities = identities;
    this.decided = decided;
  }

  private record All(PersonId person, Set<PersonId> identifiers, List<Decided> overrides) {}

  /**
   * An override of a person with several identifiers.
   *
   * @param identifier the one that it was decided for, and that it is ended by
   */
  private record Decided(PersonId identifier, @JsonUnwrapped RecordedOverride override) {}

  Future<ApiAnswer> list(ApiCall call) {
    return AskedPerson.of(call, identities)
        .compose(
            person ->
                overrides
                    .of(person.identifiers())
                    .map(
                        all ->
                            ApiAnswer.ok(
                                new All(
                                    person.person(),
                                    person.identifiers(),
                                    all.stream()
                                        .map(one -> new Decided(one.identifier(), one.override()))
                                        .toList()))));
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
    return AskedPerson.of(call, identities)
        .compose(
            person -> {
              // The identifier asked for first: each one's overrides have numbers of their own.
              List<PersonId> inTurn = new ArrayList<>(List.of(person.asked()));
              person.identifiers().stream()
                  .filter(other -> !other.equals(person.asked()))
                  .forEach(inTurn::add);
              return end(inTurn.iterator(), id, call);
            })
        .onSuccess(ended -> decided.run())
        .map(ended -> ApiAnswer.okIfFound(ended, person(call) + " has no override " + id + "."));
  }

  private Future<Optional<RecordedOverride>> end(
      Iterator<PersonId> identifiers, String id, ApiCall call) {
    return decisions
        .end(identifiers.next(), id, now(call), Authors.of(call))
        .compose(
            ended ->
                ended.isPresent() || !identifiers.hasNext()
                    ? Future.succeededFuture(ended)
                    : end(identifiers, id, call));
  }

  private static Instant now(ApiCall call) {
    return call.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static PersonId person(ApiCall call) {
    return new PersonId(call.pathParameter("personId"));
  }
}
