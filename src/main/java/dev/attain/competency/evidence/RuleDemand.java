package dev.attain.competency.evidence;

import dev.attain.competency.framework.MappingRule.When;
import dev.attain.competency.framework.PathCondition;
import dev.attain.competency.framework.PathCondition.ExpectedValue;
import dev.attain.profiles.TemplateRule.Presence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a statement must have at a place for a rule to match: one of some texts, or a number in one
 * of some spans. Other conditions tell nothing about what to look for.
 *
 * @param texts empty for numbers
 * @param spans empty for texts
 */
record RuleDemand(Set<String> texts, Set<NumberSpan> spans) {

  /**
   * Where to look, and what for.
   *
   * @param location a JSONPath; null for the scaled score, which is at hand
   * @param selector a JSONPath below each value at the location
   */
  record Place(@Nullable String location, @Nullable String selector, boolean numbers) {
    static final Place SCALED = new Place(null, null, true);
  }

  /** The demands of a rule, one for each place. */
  static Map<Place, RuleDemand> of(CompiledRule rule) {
    Map<Place, RuleDemand> demands = new LinkedHashMap<>();
    When when = rule.rule().when();
    if (when.scaledAtLeast() != null || when.scaledBelow() != null) {
      demands.put(
          Place.SCALED,
          numbers(Set.of(NumberSpan.between(when.scaledAtLeast(), when.scaledBelow()))));
    }
    for (CompiledPath path : rule.paths()) {
      PathCondition condition = path.condition();
      // Two conditions on one place may be met by two values there: one of them will do.
      find(path)
          .ifPresent(
              demand ->
                  demands.putIfAbsent(
                      new Place(
                          condition.location(), condition.selector(), demand.texts().isEmpty()),
                      demand));
    }
    return demands;
  }

  private static Optional<RuleDemand> find(CompiledPath path) {
    PathCondition condition = path.condition();
    if (condition.hasBounds()) {
      return Optional.of(numbers(Set.of(path.span())));
    }
    List<ExpectedValue> any = condition.any();
    if (any.isEmpty() || condition.presence() == Presence.RECOMMENDED) {
      return Optional.empty();
    }
    Set<String> texts =
        any.stream().map(ExpectedValue::text).flatMap(Optional::stream).collect(Collectors.toSet());
    if (!texts.isEmpty()) {
      boolean all = any.stream().allMatch(value -> value.text().isPresent());
      return all ? Optional.of(new RuleDemand(texts, Set.of())) : Optional.empty();
    }
    Set<NumberSpan> numbers =
        any.stream()
            .map(ExpectedValue::number)
            .flatMap(Optional::stream)
            .map(NumberSpan::only)
            .collect(Collectors.toSet());
    boolean all = any.stream().allMatch(value -> value.number().isPresent());
    return all ? Optional.of(numbers(numbers)) : Optional.empty();
  }

  private static RuleDemand numbers(Set<NumberSpan> spans) {
    return new RuleDemand(Set.of(), spans);
  }

  /** The texts or the spans. */
  Set<?> values() {
    return texts.isEmpty() ? spans : texts;
  }
}
