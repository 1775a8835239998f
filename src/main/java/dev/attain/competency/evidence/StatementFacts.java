package dev.attain.competency.evidence;

import dev.attain.xapi.Activity;
import dev.attain.xapi.Context;
import dev.attain.xapi.ContextActivities;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Result;
import dev.attain.xapi.Score;
import dev.attain.xapi.Statement;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What conditions of rules look at. Nothing is taken out of the statement before it is asked for:
 * most statements are no evidence, and their verb and activity say so.
 *
 * @param around its context activities
 */
record StatementFacts(Statement statement, ContextActivities around, LazyJson json) {

  /** The statement's JSON, parsed when it is first asked for. */
  static final class LazyJson {
    private final byte[] text;
    private @Nullable JsonValue tree;

    LazyJson(byte[] text) {
      this.text = text;
    }

    JsonValue get() {
      JsonValue known = tree;
      if (known == null) {
        known = ((JsonDocument.Parsed) JsonText.parse(text, JsonLimits.STORED)).root();
        tree = known;
      }
      return known;
    }
  }

  /**
   * @param json the statement's text, UTF-8
   */
  static StatementFacts of(Statement statement, byte[] json) {
    Context context = statement.context();
    return new StatementFacts(
        statement,
        context == null ? ContextActivities.EMPTY : context.contextActivities(),
        new LazyJson(json));
  }

  String verb() {
    return statement.verb().id().value();
  }

  /** The object, if it is an activity. */
  @Nullable String activity() {
    return statement.object() instanceof Activity activity ? activity.id().value() : null;
  }

  @Nullable String activityType() {
    return statement.object() instanceof Activity activity ? type(activity) : null;
  }

  /** The type that an activity's definition gives. */
  static @Nullable String type(Activity activity) {
    return activity.findType().map(Iri::value).orElse(null);
  }

  @Nullable Boolean success() {
    Result result = statement.result();
    return result == null ? null : result.success();
  }

  @Nullable Double scaled() {
    Result result = statement.result();
    Score score = result == null ? null : result.score();
    return score == null || score.scaled() == null ? null : score.scaled().doubleValue();
  }
}
