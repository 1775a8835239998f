package dev.attain.competency.framework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.json.Json;
import dev.attain.profiles.TemplateRule;
import dev.attain.profiles.TemplateRule.Presence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition on what a statement has at a JSONPath, judged as a rule of a statement template is
 * (xAPI Profiles, part two, 8.0), with bounds for numbers beside it. An extension's value is at
 * {@code $.result.extensions['https://example.org/extension']}.
 *
 * @param location JSONPaths, joined by {@code |}
 * @param selector further JSONPaths, below each value at the location
 * @param any one of these must be there
 * @param all nothing but these may be there
 * @param none none of these may be there
 * @param atLeast a number of at least this must be there
 * @param below a number less than this must be there; with {@code atLeast} the same number
 */
public record PathCondition(
    String location,
    @Nullable String selector,
    @Nullable Presence presence,
    List<ExpectedValue> any,
    List<ExpectedValue> all,
    List<ExpectedValue> none,
    @Nullable Double atLeast,
    @Nullable Double below) {
  public PathCondition {
    Objects.requireNonNull(location);
    any = List.copyOf(any);
    all = List.copyOf(all);
    none = List.copyOf(none);
  }

  /** Any JSON value, as its text. */
  public record ExpectedValue(String json) {
    public ExpectedValue {
      Objects.requireNonNull(json);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ExpectedValue of(JsonNode value) {
      return new ExpectedValue(value.toString());
    }

    /** The value, when it is a text. */
    public Optional<String> text() {
      return Optional.ofNullable(node().textValue());
    }

    /** The value, when it is a number within arithmetic. */
    public Optional<BigDecimal> number() {
      try {
        return node().isNumber() ? Optional.of(new BigDecimal(json)) : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    @JsonValue
    JsonNode node() {
      try {
        return Json.MAPPER.readTree(json);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("not the JSON it was made from", e);
      }
    }
  }

  public boolean hasBounds() {
    return atLeast != null || below != null;
  }

  /** Whether it asks for anything. */
  public boolean asks() {
    return presence != null || hasBounds() || !any.isEmpty() || !all.isEmpty() || !none.isEmpty();
  }

  /** The condition as a rule of a template; the bounds are left out. */
  public TemplateRule asRule() {
    return new TemplateRule(location, selector, presence, texts(any), texts(all), texts(none));
  }

  private static List<String> texts(List<ExpectedValue> values) {
    return values.stream().map(ExpectedValue::json).toList();
  }
}
