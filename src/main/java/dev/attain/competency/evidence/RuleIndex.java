package dev.attain.competency.evidence;

import dev.attain.competency.framework.MappingRule.When;
import dev.attain.profiles.StatementTemplate;
import dev.attain.xapi.Iri;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that may match a statement without looking at the others. Each rule is filed
 * once, under the condition that it shares with the fewest other rules: a rule on one quiz under
 * the quiz's id, not under the verb that all quizzes share. A statement then looks under its own
 * verb, activity, type and context activities.
 */
final class RuleIndex {

  /** What a rule can be filed under. */
  private enum Key {
    ACTIVITY,
    PARENT,
    GROUPING,
    VERB,
    ACTIVITY_TYPE,
    CATEGORY
  }

  private final Map<Key, Map<String, List<CompiledRule>>> filed = new EnumMap<>(Key.class);

  /** Rules that say what was done only by a template's other determining properties. */
  private final List<CompiledRule> unfiled = new ArrayList<>();

  RuleIndex(Collection<CompiledRule> rules) {
    Map<Key, Map<String, Integer>> shared = new EnumMap<>(Key.class);
    for (CompiledRule rule : rules) {
      keys(rule)
          .forEach(
              (key, values) ->
                  values.forEach(
                      value ->
                          shared
                              .computeIfAbsent(key, k -> new HashMap<>())
                              .merge(value, 1, Integer::sum)));
    }
    rules.forEach(rule -> file(rule, shared));
  }

  private void file(CompiledRule rule, Map<Key, Map<String, Integer>> shared) {
    Map<Key, Set<String>> keys = keys(rule);
    keys.keySet().stream()
        .min(Comparator.comparingInt(key -> mostShared(keys.get(key), shared.get(key))))
        .ifPresentOrElse(
            key -> {
              Map<String, List<CompiledRule>> byValue =
                  filed.computeIfAbsent(key, k -> new HashMap<>());
              for (String value : keys.getOrDefault(key, Set.of())) {
                byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(rule);
              }
            },
            () -> unfiled.add(rule));
  }

  private static int mostShared(
      @Nullable Set<String> values, @Nullable Map<String, Integer> shared) {
    if (values == null || shared == null) {
      return Integer.MAX_VALUE;
    }
    return values.stream().mapToInt(value -> shared.getOrDefault(value, 0)).max().orElse(0);
  }

  private static Map<Key, Set<String>> keys(CompiledRule rule) {
    When when = rule.rule().when();
    StatementTemplate template = rule.template();
    Map<Key, Set<String>> keys = new EnumMap<>(Key.class);
    keys.put(Key.ACTIVITY, when.activities());
    keys.put(Key.PARENT, when.parents());
    keys.put(Key.GROUPING, when.groupings());
    keys.put(Key.VERB, orOf(when.verbs(), template == null ? null : template.verb()));
    keys.put(
        Key.ACTIVITY_TYPE,
        orOf(when.activityTypes(), template == null ? null : template.objectActivityType()));
    keys.put(Key.CATEGORY, categories(when, template));
    keys.values().removeIf(Set::isEmpty);
    return keys;
  }

  private static Set<String> orOf(Set<String> asked, @Nullable Iri determining) {
    return asked.isEmpty() && determining != null ? Set.of(determining.value()) : asked;
  }

  private static Set<String> categories(When when, @Nullable StatementTemplate template) {
    return when.categories().isEmpty() && template != null && !template.hasDeterminingProperties()
        ? template.profileIds().stream().map(Iri::value).collect(Collectors.toSet())
        : when.categories();
  }

  /** The rules that may match, the strongest first: by priority, then by their order. */
  Collection<CompiledRule> candidates(StatementFacts facts) {
    Map<Integer, CompiledRule> byOrder = new TreeMap<>();
    Consumer<CompiledRule> take = rule -> byOrder.put(rule.order(), rule);
    unfiled.forEach(take);
    look(Key.VERB, facts.verb(), take);
    look(Key.ACTIVITY, facts.activity(), take);
    look(Key.ACTIVITY_TYPE, facts.activityType(), take);
    facts.parents().forEach(id -> look(Key.PARENT, id, take));
    facts.groupings().forEach(id -> look(Key.GROUPING, id, take));
    facts.categories().forEach(id -> look(Key.CATEGORY, id, take));
    return byOrder.values();
  }

  private void look(Key key, @Nullable String value, Consumer<CompiledRule> take) {
    if (value != null) {
      filed.getOrDefault(key, Map.of()).getOrDefault(value, List.of()).forEach(take);
    }
  }
}
