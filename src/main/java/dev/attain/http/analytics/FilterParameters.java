package dev.attain.http.analytics;

import dev.attain.analytics.statements.filter.Field;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.FilterText;
import dev.attain.condition.Tokens;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.RefusedException;
import dev.attain.xapi.Actor;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.ActorReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads what a request filters by: the parameter {@code filter}, and one for each thing that is
 * often asked; all of them together.
 */
final class FilterParameters {
  private record Plain(Field field, String sign) {}

  private static final Map<String, Plain> PLAIN =
      Map.ofEntries(
          Map.entry("verb", new Plain(Field.VERB, "=")),
          Map.entry("registration", new Plain(Field.REGISTRATION, "=")),
          Map.entry("since", new Plain(Field.STORED, ">")),
          Map.entry("until", new Plain(Field.STORED, "<=")),
          Map.entry("type", new Plain(Field.TYPE, "=")),
          Map.entry("category", new Plain(Field.CATEGORY, "=")),
          Map.entry("person", new Plain(Field.PERSON, "=")),
          Map.entry("cohort", new Plain(Field.COHORT, "=")),
          Map.entry("source", new Plain(Field.SOURCE, "=")),
          Map.entry("success", new Plain(Field.SUCCESS, "=")),
          Map.entry("completion", new Plain(Field.COMPLETION, "=")),
          Map.entry("minScore", new Plain(Field.SCORE, ">=")),
          Map.entry("maxScore", new Plain(Field.SCORE, "<=")),
          Map.entry("minDuration", new Plain(Field.DURATION, ">=")),
          Map.entry("maxDuration", new Plain(Field.DURATION, "<=")),
          Map.entry("from", new Plain(Field.TIMESTAMP, ">=")),
          Map.entry("before", new Plain(Field.TIMESTAMP, "<")));

  private static final Map<String, Field> EXTENSIONS =
      Map.of(
          "resultExtension", Field.RESULT_EXTENSION,
          "contextExtension", Field.CONTEXT_EXTENSION,
          "activityExtension", Field.ACTIVITY_EXTENSION);

  private static final ActorReader ACTORS = new ActorReader(JsonLimits.DEFAULT);

  private FilterParameters() {}

  /**
   * The filter of a request.
   *
   * @throws RefusedException with 400, which names the parameter, the column and what is expected
   */
  static Filter read(ApiCall call) {
    Filter filter =
        call.findQueryParameter("filter")
            .map(text -> parsed("filter", text))
            .orElse(Filter.EVERYTHING);
    for (Map.Entry<String, Plain> plain : new TreeMap<>(PLAIN).entrySet()) {
      String test = plain.getValue().field().text() + " " + plain.getValue().sign() + " ";
      filter = with(filter, call, plain.getKey(), test);
    }
    filter = with(filter, call, "activity", field(call, Field.ACTIVITY, Field.ACTIVITY_RELATED));
    filter = agent(filter, call);
    for (Map.Entry<String, Field> extension : EXTENSIONS.entrySet()) {
      filter = extension(filter, call, extension.getKey(), extension.getValue());
    }
    return filter;
  }

  private static String field(ApiCall call, Field direct, Field related) {
    String flag = direct == Field.AGENT ? "related_agents" : "related_activities";
    boolean wide = call.findQueryParameter(flag).filter("true"::equals).isPresent();
    return (wide ? related : direct).text() + " = ";
  }

  private static Filter with(Filter filter, ApiCall call, String name, String test) {
    return call.findQueryParameter(name)
        .map(value -> filter.and(parsed(name, test + Tokens.quoted(value))))
        .orElse(filter);
  }

  /** As xAPI has it, or as people are named by us. */
  private static Filter agent(Filter filter, ApiCall call) {
    Optional<String> text = call.findQueryParameter("agent");
    if (text.isEmpty()) {
      return filter;
    }
    String agent = text.get().strip();
    String canonical = agent.startsWith("{") ? canonical(agent) : agent;
    String test = field(call, Field.AGENT, Field.AGENT_RELATED) + Tokens.quoted(canonical);
    return filter.and(parsed("agent", test));
  }

  private static String canonical(String json) {
    ActorReader.Outcome read = ACTORS.read(json.getBytes(StandardCharsets.UTF_8));
    if (read instanceof ActorReader.Outcome.Malformed malformed) {
      throw refused("agent", "is not an agent", List.copyOf(malformed.violations()));
    }
    Actor actor = ((ActorReader.Outcome.Valid) read).actor();
    return actor
        .findIdentifier()
        .map(AgentIdentifier::canonical)
        .orElseThrow(
            () -> refused("agent", "a group without an identifier finds no one", List.of()));
  }

  private static Filter extension(Filter filter, ApiCall call, String name, Field field) {
    Optional<String> text = call.findQueryParameter(name);
    if (text.isEmpty()) {
      return filter;
    }
    String[] parts = text.get().strip().split("\\s+", 2);
    String column = field.text() + "[" + Tokens.quoted(parts[0]) + "] ";
    return filter.and(
        parsed(name, parts.length == 1 ? "has " + column.strip() : column + parts[1]));
  }

  /** The filter of a text that came as {@code name}. */
  static Filter parsed(String name, String text) {
    FilterText.Reading reading = FilterText.read(text);
    if (reading instanceof FilterText.Reading.Broken broken) {
      throw refused(
          name,
          broken.message(),
          List.of(new Problem(name, broken.column(), broken.message(), text)));
    }
    return ((FilterText.Reading.Read) reading).filter();
  }

  /** Where a filter is broken. */
  private record Problem(String path, int column, String message, String text) {}

  static RefusedException refused(String name, String message, List<?> problems) {
    return new RefusedException(
        ApiAnswer.refused(
            400, "Bad request", "The parameter " + name + ": " + message + ".", problems));
  }
}
