package dev.attain.competency.evidence;

import dev.attain.competency.framework.PathCondition;
import dev.attain.profiles.TemplateRule.Presence;
import dev.attain.xapi.json.path.PathExpression;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rules that share what they are found by. Those that ask for certain texts at one path are told
 * apart by what the statement has there: it is looked up once for all of them.
 */
final class RuleBucket {
  /** With fewer rules at a path, asking each is as fast. */
  private static final int WORTH_IT = 4;

  private final List<CompiledRule> each = new ArrayList<>();
  private final List<Located> located = new ArrayList<>();

  /** The rules that ask for something at one path, by the texts that they ask for. */
  private record Located(PathExpression location, Map<String, List<CompiledRule>> byText) {}

  private RuleBucket() {}

  static RuleBucket of(List<CompiledRule> rules) {
    Map<String, List<CompiledRule>> byLocation = new LinkedHashMap<>();
    RuleBucket bucket = new RuleBucket();
    for (CompiledRule rule : rules) {
      rule.paths().stream()
          .filter(path -> asksForTexts(path.condition()))
          .max(Comparator.comparingLong(path -> asking(rules, path.condition().location())))
          .ifPresentOrElse(
              path ->
                  byLocation
                      .computeIfAbsent(path.condition().location(), l -> new ArrayList<>())
                      .add(rule),
              () -> bucket.each.add(rule));
    }
    byLocation.forEach(bucket::add);
    return bucket;
  }

  private void add(String location, List<CompiledRule> rules) {
    if (rules.size() < WORTH_IT) {
      each.addAll(rules);
      return;
    }
    Map<String, List<CompiledRule>> byText = new HashMap<>();
    for (CompiledRule rule : rules) {
      texts(rule, location)
          .forEach(t -> byText.computeIfAbsent(t, k -> new ArrayList<>()).add(rule));
    }
    located.add(new Located(PathExpression.of(location), byText));
  }

  private static long asking(List<CompiledRule> rules, String location) {
    return rules.stream()
        .filter(
            rule ->
                rule.paths().stream()
                    .anyMatch(
                        path ->
                            path.condition().location().equals(location)
                                && asksForTexts(path.condition())))
        .count();
  }

  /** Whether the statement must have one of certain texts right at the location. */
  private static boolean asksForTexts(PathCondition condition) {
    return condition.selector() == null
        && condition.presence() != Presence.RECOMMENDED
        && !condition.any().isEmpty()
        && condition.any().stream().allMatch(value -> value.text().isPresent());
  }

  private static List<String> texts(CompiledRule rule, String location) {
    return rule.paths().stream()
        .map(CompiledPath::condition)
        .filter(condition -> condition.location().equals(location) && asksForTexts(condition))
        .findFirst()
        .orElseThrow()
        .any()
        .stream()
        .map(PathCondition.ExpectedValue::text)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  void candidates(StatementFacts facts, Consumer<CompiledRule> take) {
    each.forEach(take);
    for (Located path : located) {
      for (JsonValue value : path.location().find(facts.json().get())) {
        if (value instanceof JsonString text) {
          path.byText().getOrDefault(text.value(), List.of()).forEach(take);
        }
      }
    }
  }
}
