package dev.attain.http.statements;

import dev.attain.http.xapi.BadRequest;
import dev.attain.http.xapi.Parameters;
import dev.attain.statements.StatementQuery;
import dev.attain.xapi.Actor;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.ActorReader;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.Set;

/** Reads the parameters of a GET of the statements resource (xAPI-Communication 2.1.3). */
final class QuestionParameters {
  static final String MORE = "more";

  private static final Set<String> KNOWN =
      Set.of(
          "statementId",
          "voidedStatementId",
          "agent",
          "verb",
          "activity",
          "registration",
          "related_activities",
          "related_agents",
          "since",
          "until",
          "limit",
          "format",
          "attachments",
          "ascending",
          MORE);
  private static final int MAX_LIMIT_DIGITS = 9;

  private final ActorReader actors;

  QuestionParameters(JsonLimits limits) {
    this.actors = new ActorReader(limits);
  }

  /** Fails with {@link BadRequest}. */
  Question read(MultiMap query) {
    Parameters parameters = new Parameters(query, KNOWN);
    if (parameters.has(MORE)) {
      parameters.requireOnly(Set.of(MORE), "a more link is complete; add nothing to it");
      MoreToken token =
          parameters.find(MORE, MoreToken::parse, "a link of this server").orElseThrow();
      return new Question.Rest(token.cursor(), token.format(), token.attachments());
    }
    StatementFormat format =
        parameters
            .find("format", StatementFormat::find, "one of ids, exact, canonical")
            .orElse(StatementFormat.EXACT);
    boolean attachments = parameters.flag("attachments");
    boolean voided = parameters.has("voidedStatementId");
    if (voided || parameters.has("statementId")) {
      String name = voided ? "voidedStatementId" : "statementId";
      parameters.requireOnly(
          Set.of(name, "format", "attachments"), "can't be combined with " + name);
      StatementId id =
          parameters.find(name, Parameters.attempt(StatementId::of), "a UUID").orElseThrow();
      return new Question.One(id, voided, format, attachments);
    }
    return new Question.Matching(query(parameters), format, attachments);
  }

  private StatementQuery query(Parameters parameters) {
    return new StatementQuery(
        parameters.agent("agent", actors).flatMap(Actor::findIdentifier).orElse(null),
        parameters.iri("verb").orElse(null),
        parameters.iri("activity").orElse(null),
        parameters.registration("registration").orElse(null),
        parameters.flag("related_activities"),
        parameters.flag("related_agents"),
        parameters.instant("since").orElse(null),
        parameters.instant("until").orElse(null),
        parameters
            .find("limit", QuestionParameters::limit, "a whole number, zero or more")
            .orElse(0),
        parameters.flag("ascending"));
  }

  private static Optional<Integer> limit(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    // More than any server maximum is as good as the maximum.
    return Optional.of(
        text.length() > MAX_LIMIT_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(text));
  }
}
