package dev.attain.http.competency;

import dev.attain.competency.evidence.EvidenceVerbs;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.Problem;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.http.RefusedException;
import dev.attain.json.Json;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.StatementReads;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operations of {@code paths-evidence.yaml}: what people say of each other's competencies, and
 * of evidence. Each becomes a statement in the log, as if a tool had sent it; nothing else is kept.
 */
public final class EvidenceOperations {
  private final FrameworkCatalog catalog;
  private final EvidenceIntake intake;
  private final StatementReads statements;
  private final Map<String, ApiOperation> byId =
      Map.of(
          "attestCompetency",
          call -> judge(call, EvidenceVerbs.WAS_ATTESTED),
          "reviewPeer",
          call -> judge(call, EvidenceVerbs.WAS_PEER_REVIEWED),
          "disputeEvidence",
          this::dispute,
          "resolveDispute",
          this::resolve);

  public EvidenceOperations(
      FrameworkCatalog catalog, StatementIntake intake, StatementReads statements) {
    this.catalog = catalog;
    this.intake = new EvidenceIntake(intake);
    this.statements = statements;
  }

  /** The operations by {@code operationId}. */
  public Map<String, ApiOperation> byId() {
    return byId;
  }

  /** A rating of 1 to {@code of}. */
  private record Rating(int value, int of) {
    double scaled() {
      return (value - 0.5) / of;
    }
  }

  private record Judgement(
      String person,
      String competency,
      String rater,
      @Nullable Rating rating,
      @Nullable Double score,
      @Nullable String comment,
      @Nullable String artifact,
      @Nullable Instant at) {}

  private record Dispute(
      String statement,
      String person,
      List<String> competencies,
      @Nullable String by,
      @Nullable String reason) {}

  private record Resolution(
      String statement,
      String person,
      List<String> competencies,
      String by,
      Outcome outcome,
      @Nullable String reason) {

    enum Outcome {
      UPHELD,
      OVERTURNED
    }
  }

  private Future<ApiAnswer> judge(ApiCall call, Iri verb) {
    Judgement said = read(call, Judgement.class);
    List<Problem> problems = new ArrayList<>();
    AgentIdentifier person = identifier("$.person", said.person(), problems);
    AgentIdentifier rater = identifier("$.rater", said.rater(), problems);
    if (said.person().equals(said.rater())) {
      problems.add(new Problem("$.rater", "nobody judges themselves"));
    }
    Rating rating = said.rating();
    if ((rating == null) == (said.score() == null)) {
      problems.add(new Problem("$.rating", "give either a rating or a score"));
    } else if (rating != null && rating.value() > rating.of()) {
      problems.add(new Problem("$.rating.value", "is above " + rating.of()));
    }
    if (said.at() != null && said.at().isAfter(call.now())) {
      problems.add(new Problem("$.at", "is in the future"));
    }
    return known(List.of(said.competency()), "$.competency", problems)
        .compose(
            all -> {
              if (!all.isEmpty() || person == null || rater == null) {
                return refused(all);
              }
              double scaled =
                  rating != null ? rating.scaled() : Objects.requireNonNull(said.score());
              Instant at = said.at() == null ? call.now() : said.at();
              return intake.store(
                  call,
                  EvidenceStatements.judged(person, verb, said.competency(), rater, scaled, at)
                      .because(said.comment())
                      .with(said.artifact()));
            });
  }

  private Future<ApiAnswer> dispute(ApiCall call) {
    Dispute said = read(call, Dispute.class);
    String by = said.by() == null ? said.person() : said.by();
    return about(
        call,
        said.statement(),
        said.person(),
        said.competencies(),
        by,
        EvidenceVerbs.DISPUTED,
        said.reason(),
        new ArrayList<>());
  }

  private Future<ApiAnswer> resolve(ApiCall call) {
    Resolution said = read(call, Resolution.class);
    List<Problem> problems = new ArrayList<>();
    if (said.by().equals(said.person())) {
      problems.add(new Problem("$.by", "nobody settles a dispute about themselves"));
    }
    Iri verb =
        said.outcome() == Resolution.Outcome.UPHELD
            ? EvidenceVerbs.UPHELD
            : EvidenceVerbs.OVERTURNED;
    return about(
        call,
        said.statement(),
        said.person(),
        said.competencies(),
        said.by(),
        verb,
        said.reason(),
        problems);
  }

  private Future<ApiAnswer> about(
      ApiCall call,
      String target,
      String person,
      List<String> competencies,
      String by,
      Iri verb,
      @Nullable String reason,
      List<Problem> problems) {
    AgentIdentifier whose = identifier("$.person", person, problems);
    AgentIdentifier who = identifier("$.by", by, problems);
    return statements
        .find(StatementId.of(target))
        .compose(
            found -> {
              if (found.isEmpty()) {
                problems.add(
                    new Problem("$.statement", "there is no such statement, or it is voided"));
              }
              return known(competencies, "$.competencies", problems);
            })
        .compose(
            all ->
                !all.isEmpty() || whose == null || who == null
                    ? refused(all)
                    : intake.store(
                        call,
                        EvidenceStatements.about(target, whose, competencies, verb, who, call.now())
                            .because(reason)));
  }

  /** Adds a problem for each competency that no framework in force has. */
  private Future<List<Problem>> known(
      List<String> competencies, String path, List<Problem> problems) {
    return catalog
        .inForce()
        .map(
            frameworks -> {
              for (String competency : competencies) {
                CompetencyId id = new CompetencyId(competency);
                if (frameworks.stream().noneMatch(f -> f.findCompetency(id).isPresent())) {
                  problems.add(
                      new Problem(path, competency + " is in no framework that is in force"));
                }
              }
              return problems;
            });
  }

  private static Future<ApiAnswer> refused(List<Problem> problems) {
    return Future.succeededFuture(
        ApiAnswer.refused(422, "Can't be said", "Nothing was stored.", problems));
  }

  private static @Nullable AgentIdentifier identifier(
      String path, String canonical, List<Problem> problems) {
    try {
      return AgentIdentifier.ofCanonical(canonical);
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(path, String.valueOf(e.getMessage())));
      return null;
    }
  }

  private static <T> T read(ApiCall call, Class<T> type) {
    try {
      return Json.MAPPER.readValue(call.body(), type);
    } catch (IOException e) {
      throw new RefusedException(
          ApiAnswer.refused(400, "Bad request", "The body can't be read.", List.of()));
    }
  }
}
