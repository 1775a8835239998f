package dev.attain.competency.evidence;

import dev.attain.competency.evidence.RuleDemand.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rules that share what they are found by. What they demand at a place tells them apart: it is
 * looked up once for all of them, at the place where the most different things are demanded. Those
 * that even then stay together are told apart by the next place.
 */
final class RuleBucket {
  /** With fewer rules, asking each is as fast. */
  private static final int WORTH_IT = 4;

  private final List<CompiledRule> each = new ArrayList<>();
  private final List<RuleDivision> divisions = new ArrayList<>();

  private RuleBucket() {}

  static RuleBucket of(List<CompiledRule> rules) {
    return of(rules, Set.of());
  }

  /**
   * @param looked the places at which these rules were told apart from others
   */
  static RuleBucket of(List<CompiledRule> rules, Set<Place> looked) {
    RuleBucket bucket = new RuleBucket();
    Map<CompiledRule, Map<Place, RuleDemand>> demands = new LinkedHashMap<>();
    Map<Place, Set<Object>> different = new HashMap<>();
    for (CompiledRule rule : rules) {
      Map<Place, RuleDemand> own = remaining(rule, looked);
      own.forEach(
          (place, demand) ->
              different.computeIfAbsent(place, p -> new HashSet<>()).addAll(demand.values()));
      demands.put(rule, own);
    }
    Map<Place, Map<CompiledRule, RuleDemand>> chosen = new LinkedHashMap<>();
    demands.forEach(
        (rule, own) ->
            own.keySet().stream()
                .max(
                    Comparator.comparingInt(
                        place -> different.getOrDefault(place, Set.of()).size()))
                .ifPresentOrElse(
                    place ->
                        chosen
                            .computeIfAbsent(place, p -> new LinkedHashMap<>())
                            .put(rule, own.get(place)),
                    () -> bucket.each.add(rule)));
    chosen.forEach((place, asking) -> bucket.divide(place, asking, looked));
    return bucket;
  }

  /**
   * What can still tell a rule apart. One that is found by several values of a place is not told
   * apart further, or it would be kept as often as there are pairs of values.
   */
  private static Map<Place, RuleDemand> remaining(CompiledRule rule, Set<Place> looked) {
    Map<Place, RuleDemand> own = RuleDemand.of(rule);
    boolean single =
        own.keySet().stream()
            .filter(looked::contains)
            .allMatch(place -> Objects.requireNonNull(own.get(place)).values().size() == 1);
    own.keySet().removeIf(place -> !single || looked.contains(place));
    return own;
  }

  private void divide(Place place, Map<CompiledRule, RuleDemand> asking, Set<Place> looked) {
    if (asking.size() < WORTH_IT) {
      each.addAll(asking.keySet());
      return;
    }
    Set<Place> now = new HashSet<>(looked);
    now.add(place);
    divisions.add(RuleDivision.of(place, asking, now));
  }

  void candidates(StatementFacts facts, Consumer<CompiledRule> take) {
    each.forEach(take);
    for (RuleDivision division : divisions) {
      division.candidates(facts, take);
    }
  }
}
