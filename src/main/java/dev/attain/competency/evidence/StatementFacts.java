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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What conditions of rules look at, taken out of a statement once for all rules. */
record StatementFacts(
    Statement statement,
    String verb,
    @Nullable String activity,
    @Nullable String activityType,
    List<String> parents,
    List<String> groupings,
    List<String> categories,
    List<String> contextKinds,
    @Nullable Double scaled,
    @Nullable Boolean success,
    LazyJson json) {

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
    Activity object = statement.object() instanceof Activity activity ? activity : null;
    Context context = statement.context();
    ContextActivities around =
        context == null ? ContextActivities.EMPTY : context.contextActivities();
    Result result = statement.result();
    Score score = result == null ? null : result.score();
    return new StatementFacts(
        statement,
        statement.verb().id().value(),
        object == null ? null : object.id().value(),
        object == null ? null : object.findType().map(Iri::value).orElse(null),
        ids(around.parent()),
        ids(around.grouping()),
        ids(around.category()),
        kinds(around),
        score == null || score.scaled() == null ? null : score.scaled().doubleValue(),
        result == null ? null : result.success(),
        new LazyJson(json));
  }

  /** The types of all context activities. */
  private static List<String> kinds(ContextActivities around) {
    List<String> kinds = List.of();
    for (List<Activity> activities :
        List.of(around.parent(), around.grouping(), around.category(), around.other())) {
      for (Activity activity : activities) {
        Iri type = activity.definition() == null ? null : activity.definition().type();
        if (type != null) {
          kinds = kinds.isEmpty() ? new ArrayList<>() : kinds;
          kinds.add(type.value());
        }
      }
    }
    return kinds;
  }

  private static List<String> ids(List<Activity> activities) {
    return activities.stream().map(activity -> activity.id().value()).toList();
  }
}
