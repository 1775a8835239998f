package dev.attain.http.statements;

import dev.attain.statements.StatementQuery;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.JsonLimits;
import dev.attain.xapi.json.Timestamps;
import dev.attain.xapi.validation.ActorReader;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
      StatementId id = parameters.find(name, attempt(StatementId::of), "a UUID").orElseThrow();
      return new Question.One(id, voided, format, attachments);
    }
    return new Question.Matching(query(parameters), format, attachments);
  }

  private StatementQuery query(Parameters parameters) {
    return new StatementQuery(
        parameters.find("agent").map(this::agent).orElse(null),
        iri(parameters, "verb"),
        iri(parameters, "activity"),
        parameters.find("registration", attempt(Registration::of), "a UUID").orElse(null),
        parameters.flag("related_activities"),
        parameters.flag("related_agents"),
        instant(parameters, "since"),
        instant(parameters, "until"),
        parameters
            .find("limit", QuestionParameters::limit, "a whole number, zero or more")
            .orElse(0),
        parameters.flag("ascending"));
  }

  private AgentIdentifier agent(String json) {
    ActorReader.Outcome outcome = actors.read(json.getBytes(StandardCharsets.UTF_8));
    if (outcome instanceof ActorReader.Outcome.Valid valid) {
      return valid
          .actor()
          .findIdentifier()
          .orElseThrow(
              () -> BadRequest.parameter("agent", "a group without an identifier finds no one"));
    }
    throw BadRequest.violations(((ActorReader.Outcome.Malformed) outcome).violations());
  }

  private static @Nullable Iri iri(Parameters parameters, String name) {
    return parameters
        .find(name, QuestionParameters::absolute, "an absolute IRI, such as https://example.org/x")
        .orElse(null);
  }

  private static Optional<Iri> absolute(String text) {
    return text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+")
        ? Optional.of(new Iri(text))
        : Optional.empty();
  }

  private static @Nullable Instant instant(Parameters parameters, String name) {
    // A plus sign that is not percent-encoded arrives as a space; none stands in a timestamp.
    return parameters
        .find(
            name,
            text -> Optional.ofNullable(Timestamps.parse(text.replace(' ', '+'))),
            "a timestamp of ISO 8601, such as 2026-11-22T07:00:00Z")
        .orElse(null);
  }

  private static Optional<Integer> limit(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    // More than any server maximum is as good as the maximum.
    return Optional.of(
        text.length() > MAX_LIMIT_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(text));
  }

  private static <T> Function<String, Optional<T>> attempt(Function<String, T> parse) {
    return text -> {
      try {
        return Optional.of(parse.apply(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    };
  }
}
