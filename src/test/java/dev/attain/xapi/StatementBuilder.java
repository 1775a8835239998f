package dev.attain.xapi;

import dev.attain.xapi.AgentIdentifier.Mbox;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statements as tests need them: Ann answered a quiz, unless told otherwise. */
public final class StatementBuilder {
  public static final String ANN = "mailto:ann@example.org";
  public static final String AUTHORITY = "mailto:lms@example.org";
  public static final String ANSWERED = "http://adlnet.gov/expapi/verbs/answered";
  public static final String QUIZ = "https://example.org/quiz";
  public static final String ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment";

  private Actor actor = agent(ANN);
  private String verb = ANSWERED;
  private StatementObject object = activity(QUIZ, ASSESSMENT);
  private @Nullable Score score;
  private @Nullable Boolean success;
  private @Nullable Boolean completion;
  private @Nullable String response;
  private @Nullable Actor instructor;
  private List<ContextAgent> contextAgents = List.of();
  private ContextActivities around = ContextActivities.EMPTY;
  private @Nullable Instant timestamp = Instant.parse("2026-03-01T10:00:00Z");
  private Actor authority = agent(AUTHORITY);
  private List<Attachment> attachments = List.of();

  public static Agent agent(String mailto) {
    return new Agent(null, new Mbox(new Iri(mailto)));
  }

  public static Activity activity(String id, @Nullable String type) {
    return new Activity(
        new Iri(id),
        type == null
            ? null
            : new ActivityDefinition(
                LanguageMap.EMPTY,
                LanguageMap.EMPTY,
                new Iri(type),
                null,
                null,
                List.of(),
                Extensions.EMPTY));
  }

  public StatementBuilder actor(Actor value) {
    actor = value;
    return this;
  }

  public StatementBuilder verb(String value) {
    verb = value;
    return this;
  }

  public StatementBuilder object(StatementObject value) {
    object = value;
    return this;
  }

  public StatementBuilder scaled(String value) {
    score = new Score(new BigDecimal(value), null, null, null);
    return this;
  }

  public StatementBuilder raw(String raw, @Nullable String min, @Nullable String max) {
    score = new Score(null, new BigDecimal(raw), number(min), number(max));
    return this;
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  public StatementBuilder success(boolean value) {
    success = value;
    return this;
  }

  public StatementBuilder completion(boolean value) {
    completion = value;
    return this;
  }

  public StatementBuilder response(String value) {
    response = value;
    return this;
  }

  public StatementBuilder instructor(Actor value) {
    instructor = value;
    return this;
  }

  public StatementBuilder contextAgent(Agent value, Iri relevantType) {
    contextAgents =
        Stream.concat(
                contextAgents.stream(), Stream.of(new ContextAgent(value, List.of(relevantType))))
            .toList();
    return this;
  }

  public StatementBuilder around(ContextActivities value) {
    around = value;
    return this;
  }

  public StatementBuilder category(String id) {
    return around(
        new ContextActivities(List.of(), List.of(), List.of(activity(id, null)), List.of()));
  }

  public StatementBuilder timestamp(@Nullable Instant value) {
    timestamp = value;
    return this;
  }

  public StatementBuilder authority(Actor value) {
    authority = value;
    return this;
  }

  public StatementBuilder attachments(Attachment... values) {
    attachments = List.of(values);
    return this;
  }

  public Statement build() {
    return build(StatementId.of("6690e6c9-3ef0-4ed3-8b37-7f3964730bee"));
  }

  public Statement build(StatementId id) {
    return new Statement(
        id,
        actor,
        new Verb(new Iri(verb), LanguageMap.EMPTY),
        object,
        new Result(score, success, completion, response, null, Extensions.EMPTY),
        new Context(
            null,
            instructor,
            null,
            around,
            contextAgents,
            List.of(),
            null,
            null,
            null,
            null,
            Extensions.EMPTY),
        timestamp,
        null,
        authority,
        "1.0.3",
        attachments);
  }
}
