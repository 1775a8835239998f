package dev.attain.http.competency;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the API says about one person. */
final class PersonOperations {
  private final FrameworkCatalog catalog;
  private final PortfolioReads reads;

  PersonOperations(FrameworkCatalog catalog, PortfolioReads reads) {
    this.catalog = catalog;
    this.reads = reads;
  }

  /** All competencies of one framework, with evidence or without. */
  record FrameworkFigures(
      FrameworkVersion framework, FeedPosition feedPosition, List<ProficiencyView> competencies) {}

  record PersonFigures(String person, Instant asOf, List<FrameworkFigures> frameworks) {}

  /** A person's portfolios in one framework, read when the projection was at the position. */
  private record Read(Framework framework, Position position, Collection<Portfolio> portfolios) {
    boolean hasEvidence() {
      return portfolios.stream().anyMatch(portfolio -> !portfolio.evidence().isEmpty());
    }

    Portfolio portfolio(CompetencyId competency) {
      return portfolios.stream()
          .filter(portfolio -> portfolio.competency().id().equals(competency))
          .findFirst()
          .orElseThrow();
    }
  }

  Future<ApiAnswer> getProficiency(ApiCall call) {
    PersonId person = new PersonId(call.pathParameter("personId"));
    return AsOf.of(
        call,
        asOf ->
            frameworks(call)
                .compose(
                    frameworks ->
                        frameworks.isEmpty()
                            ? unknownFramework(call)
                            : all(person, frameworks, asOf)));
  }

  private Future<ApiAnswer> all(PersonId person, List<Framework> frameworks, Instant asOf) {
    List<Future<Read>> readings =
        frameworks.stream().map(framework -> read(person, framework)).toList();
    return Future.all(readings)
        .map(done -> readings.stream().map(Future::result).toList())
        .compose(
            read ->
                ifKnown(
                    person,
                    read.stream().anyMatch(Read::hasEvidence),
                    () -> figures(person, read, asOf)));
  }

  private static ApiAnswer figures(PersonId person, List<Read> read, Instant asOf) {
    List<FrameworkFigures> figures =
        read.stream()
            .map(
                one ->
                    new FrameworkFigures(
                        one.framework().versionId(),
                        FeedPosition.of(one.position()),
                        one.portfolios().stream()
                            .map(portfolio -> ProficiencyView.of(portfolio, asOf))
                            .toList()))
            .toList();
    return ApiAnswer.ok(new PersonFigures(person.value(), asOf, figures));
  }

  Future<ApiAnswer> explainProficiency(ApiCall call) {
    PersonId person = new PersonId(call.pathParameter("personId"));
    CompetencyId competency = new CompetencyId(call.findQueryParameter("competency").orElse(""));
    return AsOf.of(
        call,
        asOf ->
            frameworks(call)
                .compose(
                    frameworks -> {
                      List<Framework> having =
                          frameworks.stream()
                              .filter(f -> f.findCompetency(competency).isPresent())
                              .toList();
                      return having.size() == 1
                          ? explain(person, having.get(0), competency, asOf)
                          : notOne(having, competency, call);
                    }));
  }

  private Future<ApiAnswer> explain(
      PersonId person, Framework framework, CompetencyId id, Instant asOf) {
    return read(person, framework)
        .compose(
            read ->
                ifKnown(
                    person,
                    read.hasEvidence(),
                    () ->
                        ApiAnswer.ok(
                            ExplanationView.of(read.portfolio(id), read.position(), asOf))));
  }

  private Future<Read> read(PersonId person, Framework framework) {
    // The position first: what is read after it is at least as new.
    return reads
        .position(framework.versionId())
        .compose(
            position ->
                reads
                    .portfolios(framework, PortfolioReads.pairs(framework, List.of(person)))
                    .map(found -> new Read(framework, position, found.values())));
  }

  /** The framework asked for, by its id or as id@version; without, all in force. */
  private Future<List<Framework>> frameworks(ApiCall call) {
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

  /** People are known by evidence, or by being in a cohort. */
  private Future<ApiAnswer> ifKnown(
      PersonId person, boolean evident, java.util.function.Supplier<ApiAnswer> answer) {
    if (evident) {
      return Future.succeededFuture(answer.get());
    }
    return catalog
        .cohorts()
        .map(
            cohorts ->
                cohorts.stream()
                        .flatMap(cohort -> cohort.members().stream())
                        .anyMatch(member -> member.person().equals(person.value()))
                    ? answer.get()
                    : ApiAnswer.notFound(
                        "Nobody is known as "
                            + person
                            + ": there is no evidence of them, and they are in no cohort."));
  }

  private static Future<ApiAnswer> unknownFramework(ApiCall call) {
    String detail =
        call.findQueryParameter("framework")
            .map(asked -> "No framework " + asked + " is in force, and no version is called so.")
            .orElse("No framework is in force: publish an approved one.");
    return Future.succeededFuture(ApiAnswer.notFound(detail));
  }

  private static Future<ApiAnswer> notOne(
      List<Framework> having, CompetencyId competency, ApiCall call) {
    if (having.isEmpty()) {
      String where =
          call.findQueryParameter("framework")
              .map(f -> "framework " + f)
              .orElse("framework in force");
      return Future.succeededFuture(
          ApiAnswer.notFound("No " + where + " has a competency " + competency + "."));
    }
    List<String> names = new ArrayList<>();
    having.forEach(framework -> names.add(framework.id()));
    return Future.succeededFuture(
        ApiAnswer.refused(
            400,
            "Bad request",
            "Several frameworks have the competency " + competency + ": name one of " + names + ".",
            List.of()));
  }
}
