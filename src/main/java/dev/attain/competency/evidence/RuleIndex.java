package dev.attain.competency.evidence;

import dev.attain.competency.framework.MappingRule.When;
import dev.attain.profiles.StatementTemplate;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.ContextActivities;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that may match a statement without looking at the others. Each rule is filed
 * once, under the condition that it shares with the fewest other rules: a rule on one quiz under
 * the quiz's id, not under the verb that all quizzes share. A statement then looks under its own
 * verb, activity, type and context activities. Where many rules share even that, what they ask for
 * at a path tells them apart ({@link RuleBucket}).
 */
final class RuleIndex {

  /** What a rule can be filed under. */
  private enum Key {
    ACTIVITY,
    PARENT,
    GROUPING,
    VERB,
    ACTIVITY_TYPE,
    CATEGORY,
    /** The type of a context activity, which only templates ask for. */
    CONTEXT_TYPE,
    ATTACHMENT_USAGE
  }

  private final Map<Key, Map<String, RuleBucket>> filed = new EnumMap<>(Key.class);

  /**
   * @throws IllegalArgumentException when a rule doesn't say what was done: documents with such are
   *     refused
   */
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
    Map<Key, Map<String, List<CompiledRule>>> lists = new EnumMap<>(Key.class);
    rules.forEach(rule -> file(rule, shared, lists));
    lists.forEach(
        (key, byValue) -> {
          Map<String, RuleBucket> buckets = new HashMap<>();
          byValue.forEach((value, list) -> buckets.put(value, RuleBucket.of(list)));
          filed.put(key, buckets);
        });
  }

  private static void file(
      CompiledRule rule,
      Map<Key, Map<String, Integer>> shared,
      Map<Key, Map<String, List<CompiledRule>>> lists) {
    Map<Key, Set<String>> keys = keys(rule);
    Key best =
        keys.keySet().stream()
            .min(Comparator.comparingInt(key -> mostShared(keys.get(key), shared.get(key))))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "rule " + rule.rule().id() + " doesn't say what was done"));
    Map<String, List<CompiledRule>> byValue = lists.computeIfAbsent(best, k -> new HashMap<>());
    for (String value : keys.getOrDefault(best, Set.of())) {
      byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(rule);
    }
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
    keys.put(Key.CATEGORY, when.categories());
    if (template != null) {
      putTemplate(template, keys);
    }
    keys.values().removeIf(Set::isEmpty);
    return keys;
  }

  /** A template asks for all of its types, so one of them will do to find its rule by. */
  private static void putTemplate(StatementTemplate template, Map<Key, Set<String>> keys) {
    Stream.of(
            template.contextParentActivityType(),
            template.contextGroupingActivityType(),
            template.contextOtherActivityType())
        .flatMap(List::stream)
        .findFirst()
        .ifPresent(type -> keys.put(Key.CONTEXT_TYPE, Set.of(type.value())));
    template.attachmentUsageType().stream()
        .findFirst()
        .ifPresent(usage -> keys.put(Key.ATTACHMENT_USAGE, Set.of(usage.value())));
    if (!template.hasDeterminingProperties() && isEmpty(keys.get(Key.CATEGORY))) {
      keys.put(
          Key.CATEGORY, template.profileIds().stream().map(Iri::value).collect(Collectors.toSet()));
    }
    if (!template.contextCategoryActivityType().isEmpty() && isEmpty(keys.get(Key.CATEGORY))) {
      keys.put(Key.CATEGORY, Set.of(template.contextCategoryActivityType().get(0).value()));
    }
  }

  private static boolean isEmpty(@Nullable Set<String> values) {
    return values == null || values.isEmpty();
  }

  private static Set<String> orOf(Set<String> asked, @Nullable Iri determining) {
    return asked.isEmpty() && determining != null ? Set.of(determining.value()) : asked;
  }

  /** The rules that may match, the strongest first: by priority, then by their order. */
  Collection<CompiledRule> candidates(StatementFacts facts) {
    Map<Integer, CompiledRule> byOrder = new TreeMap<>();
    Consumer<CompiledRule> take = rule -> byOrder.put(rule.order(), rule);
    look(Key.VERB, facts.verb(), facts, take);
    look(Key.ACTIVITY, facts.activity(), facts, take);
    look(Key.ACTIVITY_TYPE, facts.activityType(), facts, take);
    ContextActivities around = facts.around();
    lookById(Key.PARENT, around.parent(), facts, take);
    lookById(Key.GROUPING, around.grouping(), facts, take);
    lookById(Key.CATEGORY, around.category(), facts, take);
    if (filed.containsKey(Key.CONTEXT_TYPE) || filed.containsKey(Key.CATEGORY)) {
      around.all().forEach(activity -> lookByType(activity, facts, take));
    }
    for (Attachment attachment : facts.statement().attachments()) {
      look(Key.ATTACHMENT_USAGE, attachment.usageType().value(), facts, take);
    }
    return byOrder.values();
  }

  private void lookById(
      Key key, List<Activity> activities, StatementFacts facts, Consumer<CompiledRule> take) {
    for (Activity activity : activities) {
      look(key, activity.id().value(), facts, take);
    }
  }

  private void lookByType(Activity activity, StatementFacts facts, Consumer<CompiledRule> take) {
    String type = StatementFacts.type(activity);
    look(Key.CONTEXT_TYPE, type, facts, take);
    // A template's category is matched by its id or by its type.
    look(Key.CATEGORY, type, facts, take);
  }

  private void look(
      Key key, @Nullable String value, StatementFacts facts, Consumer<CompiledRule> take) {
    Map<String, RuleBucket> buckets = filed.get(key);
    RuleBucket bucket = buckets == null || value == null ? null : buckets.get(value);
    if (bucket != null) {
      bucket.candidates(facts, take);
    }
  }
}
