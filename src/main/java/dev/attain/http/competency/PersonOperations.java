package dev.attain.http.competency;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.competency.proficiency.dossier.History;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.competency.projection.shares.Reach;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the API says about one person. */
final class PersonOperations {
  private static final int MOST_POINTS = 500;

  private final FrameworkCatalog catalog;
  private final AskedFrameworks asked;
  private final PortfolioReads reads;
  private final LevelOverrides overrides;
  private final IdentityReads identities;

  PersonOperations(
      FrameworkCatalog catalog,
      PortfolioReads reads,
      LevelOverrides overrides,
      IdentityReads identities) {
    this.identities = identities;
    this.catalog = catalog;
    this.asked = new AskedFrameworks(catalog);
    this.reads = reads;
    this.overrides = overrides;
  }

  /** All competencies of one framework, with evidence or without. */
  record FrameworkFigures(
      FrameworkVersion framework, FeedPosition feedPosition, List<ProficiencyView> competencies) {}

  record PersonFigures(
      PersonId person,
      Set<PersonId> identifiers,
      Instant asOf,
      List<FrameworkFigures> frameworks) {}

  record HistoryFigures(
      PersonId person,
      Set<PersonId> identifiers,
      FrameworkVersion framework,
      FeedPosition feedPosition,
      CompetencyId competency,
      String method,
      List<History.Point> points,
      @Nullable Instant next) {}

  /** A person's evidence in one framework, read when the projection had come so far. */
  private record Read(AskedPerson person, Reach reach, Dossier dossier) {
    Framework framework() {
      return dossier.framework();
    }
  }

  Future<ApiAnswer> getProficiency(ApiCall call) {
    return AsOf.of(
        call,
        asOf ->
            asked
                .of(call)
                .compose(
                    frameworks ->
                        frameworks.isEmpty()
                            ? Future.succeededFuture(AskedFrameworks.unknown(call))
                            : AskedPerson.of(call, identities)
                                .compose(person -> all(person, frameworks, asOf))));
  }

  private Future<ApiAnswer> all(AskedPerson person, List<Framework> frameworks, Instant asOf) {
    List<Future<Read>> readings =
        frameworks.stream().map(framework -> read(person, framework)).toList();
    return Future.all(readings)
        .map(done -> readings.stream().map(Future::result).toList())
        .compose(
            read ->
                ifKnown(
                    person,
                    read.stream().anyMatch(one -> one.dossier().hasEvidence()),
                    () -> figures(person, read, asOf)));
  }

  private static ApiAnswer figures(AskedPerson person, List<Read> read, Instant asOf) {
    List<FrameworkFigures> figures =
        read.stream()
            .map(
                one ->
                    new FrameworkFigures(
                        one.framework().versionId(),
                        FeedPosition.of(one.reach()),
                        one.framework().competencies().stream()
                            .map(competency -> ProficiencyView.of(one.dossier(), competency, asOf))
                            .toList()))
            .toList();
    return ApiAnswer.ok(new PersonFigures(person.person(), person.identifiers(), asOf, figures));
  }

  Future<ApiAnswer> explainProficiency(ApiCall call) {
    return AsOf.of(
        call,
        asOf ->
            AsOf.earlier(
                call,
                "since",
                asOf,
                since ->
                    ofCompetency(
                        call,
                        (read, competency) ->
                            ExplanationView.of(
                                read.dossier(),
                                read.person().identifiers(),
                                competency,
                                read.reach(),
                                asOf,
                                since.orElse(null)))));
  }

  Future<ApiAnswer> getProficiencyHistory(ApiCall call) {
    return AsOf.of(
        call,
        asOf ->
            AsOf.earlier(
                call,
                "from",
                asOf,
                from ->
                    ofCompetency(
                        call,
                        (read, competency) -> history(read, competency, from.orElse(null), asOf))));
  }

  private static HistoryFigures history(
      Read read, Competency competency, @Nullable Instant from, Instant asOf) {
    Dossier dossier = read.dossier();
    Instant first = from != null ? from : dossier.firstEvidence(competency).orElse(asOf);
    History history =
        History.of(dossier, competency, first.isAfter(asOf) ? asOf : first, asOf, MOST_POINTS);
    return new HistoryFigures(
        read.person().person(),
        read.person().identifiers(),
        read.framework().versionId(),
        FeedPosition.of(read.reach()),
        competency.id(),
        dossier.proficiency(competency, asOf).method(),
        history.points(),
        history.next());
  }

  /** Answers about the competency asked for, in the one framework that has it. */
  private Future<ApiAnswer> ofCompetency(
      ApiCall call, BiFunction<Read, Competency, Object> answer) {
    CompetencyId id = new CompetencyId(call.findQueryParameter("competency").orElse(""));
    return asked
        .of(call)
        .compose(
            frameworks -> {
              List<Framework> having =
                  frameworks.stream().filter(f -> f.findCompetency(id).isPresent()).toList();
              if (having.size() != 1) {
                return Future.succeededFuture(AskedFrameworks.notOne(having, id, call));
              }
              Competency competency = having.get(0).findCompetency(id).orElseThrow();
              return AskedPerson.of(call, identities)
                  .compose(person -> read(person, having.get(0)))
                  .compose(
                      read ->
                          ifKnown(
                              read.person(),
                              read.dossier().hasEvidence(),
                              () -> ApiAnswer.ok(answer.apply(read, competency))));
            });
  }

  private Future<Read> read(AskedPerson asked, Framework framework) {
    PersonId person = asked.person();
    // The reach first: what is read after it is at least as new.
    return reads
        .reach(framework.versionId())
        .compose(
            reach ->
                overrides
                    .find(framework.id(), List.of(person))
                    .compose(
                        overridden ->
                            reads
                                .portfolios(
                                    framework, PortfolioReads.pairs(framework, List.of(person)))
                                .map(
                                    found ->
                                        new Read(
                                            asked,
                                            reach,
                                            Dossier.of(
                                                framework,
                                                person,
                                                found.values(),
                                                overridden.getOrDefault(person, Map.of()))))));
  }

  /** People are known by evidence, or by being in a cohort. */
  private Future<ApiAnswer> ifKnown(
      AskedPerson person, boolean evident, Supplier<ApiAnswer> answer) {
    if (evident) {
      return Future.succeededFuture(answer.get());
    }
    return catalog
        .cohorts()
        .map(
            cohorts ->
                cohorts.stream()
                        .flatMap(cohort -> cohort.members().stream())
                        .anyMatch(member -> member.person().equals(person.person().value()))
                    ? answer.get()
                    : ApiAnswer.notFound(
                        "Nobody is known as "
                            + person.asked()
                            + ": there is no evidence of them, and they are in no cohort."));
  }
}
