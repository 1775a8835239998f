package dev.attain.analytics.statements.filter;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of a statement a filter can speak of. */
public enum Field {
  /** The actor or object, or a member of a group there (xAPI's {@code agent}). */
  AGENT("agent", Kind.AGENT),
  /** Anywhere in the statement (xAPI's {@code related_agents}). */
  AGENT_RELATED("agent.related", Kind.AGENT),
  /** Who acted, by any identifier of the person: the actor, or a member of a group. */
  PERSON("person", Kind.AGENT),
  /** Who acted is in the cohort of this id. */
  COHORT("cohort", Kind.TEXT),
  VERB("verb", Kind.IRI),
  ACTIVITY("activity", Kind.IRI),
  /** Anywhere in the statement (xAPI's {@code related_activities}). */
  ACTIVITY_RELATED("activity.related", Kind.IRI),
  /** The type of the activity that is the object. */
  TYPE("type", Kind.IRI),
  /** A category of the context: the profiles that a statement says it follows. */
  CATEGORY("category", Kind.IRI),
  REGISTRATION("registration", Kind.REGISTRATION),
  /** The key of the credential that sent it. */
  SOURCE("source", Kind.TEXT),
  STORED("stored", Kind.MOMENT),
  TIMESTAMP("timestamp", Kind.MOMENT),
  /** The scaled score. */
  SCORE("score", Kind.NUMBER),
  SCORE_RAW("score.raw", Kind.NUMBER),
  SCORE_MIN("score.min", Kind.NUMBER),
  SCORE_MAX("score.max", Kind.NUMBER),
  SUCCESS("success", Kind.TRUTH),
  COMPLETION("completion", Kind.TRUTH),
  DURATION("duration", Kind.SPAN),
  RESULT_EXTENSION("result.extensions", Kind.ANY),
  CONTEXT_EXTENSION("context.extensions", Kind.ANY),
  /** Of the definition of the activity that is the object. */
  ACTIVITY_EXTENSION("activity.extensions", Kind.ANY);

  /** What a field's values are, in words for who gets it wrong. */
  enum Kind {
    AGENT("an agent as mailto:…, sha1:…, openid:… or account:<homePage>|<name>", false),
    IRI("an IRI, such as http://adlnet.gov/expapi/verbs/completed", false),
    TEXT("a text", false),
    REGISTRATION("a UUID", false),
    MOMENT("an instant, such as 2026-11-22T07:00:00Z, or a date", true),
    NUMBER("a number", true),
    TRUTH("true or false", false),
    SPAN("a duration, such as PT1H30M, or seconds as a number", true),
    ANY("a number, true, false or a text in double quotes", true);

    private final String words;
    private final boolean ordered;

    Kind(String words, boolean ordered) {
      this.words = words;
      this.ordered = ordered;
    }

    String words() {
      return words;
    }

    boolean ordered() {
      return ordered;
    }
  }

  private final String text;
  private final Kind kind;

  Field(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  static Optional<Field> find(String text) {
    return Arrays.stream(values()).filter(field -> field.text.equals(text)).findAny();
  }

  static String all() {
    return Arrays.stream(values()).map(Field::text).collect(Collectors.joining(", "));
  }

  /** As filters write it. */
  public String text() {
    return text;
  }

  Kind kind() {
    return kind;
  }

  /** Whether an IRI in brackets says which. */
  boolean isExtension() {
    return kind == Kind.ANY;
  }
}
