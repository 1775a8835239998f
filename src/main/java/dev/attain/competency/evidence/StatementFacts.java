package dev.attain.competency.evidence;

import dev.attain.xapi.Activity;
import dev.attain.xapi.Context;
import dev.attain.xapi.ContextActivities;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Result;
import dev.attain.xapi.Score;
import dev.attain.xapi.Statement;
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
    @Nullable Double scaled,
    @Nullable Boolean success) {

  static StatementFacts of(Statement statement) {
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
        score == null || score.scaled() == null ? null : score.scaled().doubleValue(),
        result == null ? null : result.success());
  }

  private static List<String> ids(List<Activity> activities) {
    return activities.stream().map(activity -> activity.id().value()).toList();
  }
}
