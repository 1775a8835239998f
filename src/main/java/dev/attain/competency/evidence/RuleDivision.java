package dev.attain.competency.evidence;

import dev.attain.competency.evidence.RuleDemand.Place;
import dev.attain.xapi.json.path.JsonEquality;
import dev.attain.xapi.json.path.PathExpression;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rules told apart by what they demand at one place: texts by equality, numbers by spans. */
final class RuleDivision {
  private final @Nullable PathExpression location;
  private final @Nullable PathExpression selector;
  private final Map<String, RuleBucket> byText = new HashMap<>();
  private final SpanTree<RuleBucket> bySpan;

  private RuleDivision(Place place, Map<NumberSpan, RuleBucket> spans) {
    this.location = path(place.location());
    this.selector = path(place.selector());
    this.bySpan = SpanTree.of(spans);
  }

  private static @Nullable PathExpression path(@Nullable String text) {
    return text == null ? null : PathExpression.of(text);
  }

  /**
   * @param looked the places that have told the rules apart, this one among them
   */
  static RuleDivision of(Place place, Map<CompiledRule, RuleDemand> asking, Set<Place> looked) {
    Map<Object, List<CompiledRule>> lists = new HashMap<>();
    asking.forEach(
        (rule, demand) ->
            demand
                .values()
                .forEach(v -> lists.computeIfAbsent(v, first -> new ArrayList<>()).add(rule)));
    Map<NumberSpan, RuleBucket> spans = new HashMap<>();
    Map<String, RuleBucket> texts = new HashMap<>();
    lists.forEach(
        (value, rules) -> {
          RuleBucket bucket = RuleBucket.of(rules, looked);
          if (value instanceof NumberSpan span) {
            spans.put(span, bucket);
          } else {
            texts.put((String) value, bucket);
          }
        });
    RuleDivision division = new RuleDivision(place, spans);
    division.byText.putAll(texts);
    return division;
  }

  void candidates(StatementFacts facts, Consumer<CompiledRule> take) {
    if (location == null) {
      if (facts.scaled() != null) {
        in(BigDecimal.valueOf(facts.scaled()), facts, take);
      }
      return;
    }
    for (JsonValue value : location.find(facts.json().get())) {
      if (selector == null) {
        look(value, facts, take);
      } else {
        selector.find(value).forEach(below -> look(below, facts, take));
      }
    }
  }

  private void look(JsonValue value, StatementFacts facts, Consumer<CompiledRule> take) {
    if (value instanceof JsonString text) {
      RuleBucket bucket = byText.get(text.value());
      if (bucket != null) {
        bucket.candidates(facts, take);
      }
    } else if (value instanceof JsonNumber number) {
      JsonEquality.amount(number).ifPresent(amount -> in(amount, facts, take));
    }
  }

  private void in(BigDecimal number, StatementFacts facts, Consumer<CompiledRule> take) {
    bySpan.at(number, bucket -> bucket.candidates(facts, take));
  }
}
