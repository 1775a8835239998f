package dev.attain.profiles.matching;

import dev.attain.profiles.TemplateRule;
import dev.attain.profiles.TemplateRule.Presence;
import dev.attain.xapi.json.path.JsonEquality;
import dev.attain.xapi.json.path.PathExpression;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import dev.attain.xapi.json.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a template, compiled: what is at its location, and whether that is as it should be
 * (xAPI Profiles, part three, 2.1).
 */
public final class RuleCheck {
  private final TemplateRule rule;
  private final PathExpression location;
  private final @Nullable PathExpression selector;
  private final Expected any;
  private final Expected all;
  private final Expected none;

  private RuleCheck(TemplateRule rule) {
    this.rule = rule;
    this.location = PathExpression.of(rule.location());
    this.selector = rule.selector() == null ? null : PathExpression.of(rule.selector());
    this.any = Expected.of(rule.any());
    this.all = Expected.of(rule.all());
    this.none = Expected.of(rule.none());
  }

  /**
   * @throws IllegalArgumentException when a path is none: documents with such are refused
   */
  public static RuleCheck of(TemplateRule rule) {
    return new RuleCheck(rule);
  }

  public TemplateRule rule() {
    return rule;
  }

  /** What is at the location, and below it at the selector; without unmatchable values. */
  public List<JsonValue> values(JsonValue statement) {
    List<JsonValue> found = location.find(statement);
    if (selector == null) {
      return found;
    }
    List<JsonValue> selected = new ArrayList<>();
    found.forEach(value -> selected.addAll(selector.find(value)));
    return selected;
  }

  /** What is wrong with the statement by this rule; empty when nothing is. */
  public Optional<String> breach(JsonValue statement) {
    List<JsonValue> values = location.find(statement);
    boolean unmatchable = false;
    if (selector != null) {
      List<JsonValue> selected = new ArrayList<>();
      for (JsonValue value : values) {
        List<JsonValue> below = selector.find(value);
        unmatchable |= below.isEmpty();
        selected.addAll(below);
      }
      values = selected;
    }
    return Optional.ofNullable(breach(values, unmatchable));
  }

  /**
   * @param unmatchable whether the selector found nothing at some place
   */
  private @Nullable String breach(List<JsonValue> values, boolean unmatchable) {
    if (rule.presence() == Presence.INCLUDED && (values.isEmpty() || unmatchable)) {
      return values.isEmpty() ? "must be there" : "must be at every one of these places";
    }
    if (rule.presence() == Presence.EXCLUDED && !values.isEmpty()) {
      return "must not be there";
    }
    boolean nothing = values.isEmpty() && !unmatchable;
    if (rule.presence() == Presence.RECOMMENDED && nothing) {
      return null;
    }
    if (any.isAsked() && values.stream().noneMatch(any::has)) {
      return "must have one of " + any;
    }
    if (all.isAsked() && (unmatchable || !values.stream().allMatch(all::has))) {
      return "must have nothing but " + all;
    }
    if (none.isAsked() && values.stream().anyMatch(none::has)) {
      return "must have none of " + none;
    }
    return null;
  }

  /** Values that a rule names: strings, which almost all are, in a set. */
  private record Expected(Set<String> texts, List<JsonValue> others, String inWords) {
    private static final int SHOWN = 5;

    static Expected of(List<String> json) {
      Set<String> texts = new HashSet<>();
      List<JsonValue> others = new ArrayList<>();
      for (String text : json) {
        JsonValue value = parse(text);
        if (value instanceof JsonString string) {
          texts.add(string.value());
        } else {
          others.add(value);
        }
      }
      List<String> shown = json.stream().limit(SHOWN).map(Expected::cut).toList();
      String more = json.size() > SHOWN ? " … (" + json.size() + ")" : "";
      return new Expected(texts, others, String.join(", ", shown) + more);
    }

    private static String cut(String json) {
      return json.length() > Quoted.MAX_LENGTH ? json.substring(0, Quoted.MAX_LENGTH) + "…" : json;
    }

    private static JsonValue parse(String json) {
      if (JsonText.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.STORED)
          instanceof JsonDocument.Parsed parsed) {
        return parsed.root();
      }
      throw new IllegalArgumentException("not a JSON value: " + json);
    }

    boolean isAsked() {
      return !texts.isEmpty() || !others.isEmpty();
    }

    boolean has(JsonValue value) {
      return value instanceof JsonString string
          ? texts.contains(string.value())
          : others.stream().anyMatch(other -> JsonEquality.same(other, value));
    }

    @Override
    public String toString() {
      return inWords;
    }
  }
}
