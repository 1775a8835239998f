package dev.attain.analytics.practice;

import dev.attain.analytics.risk.ResourceEffect;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.Resource;
import dev.attain.competency.proficiency.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When people completed the resources of a competency, and what that was followed by. A completion
 * is evidence of that type by a rule that asks for the resource alone as the activity.
 *
 * <p>Not thread-safe.
 */
public final class Completions {
  private static final int MOST = 100_000;

  private final double levelCut;
  private final Map<String, String> resourceOfRule = new HashMap<>();
  private final Map<String, Integer> completedBy = new HashMap<>();
  private final Map<String, List<Double>> changes = new HashMap<>();

  /**
   * @param levelCut the score from which the level is met
   */
  public Completions(Framework framework, Competency competency, double levelCut) {
    this.levelCut = levelCut;
    for (MappingRule rule : framework.mappings()) {
      boolean completes =
          rule.emit().stream()
              .anyMatch(
                  emit ->
                      emit.competency().equals(competency.id())
                          && emit.type() == EvidenceType.COMPLETION);
      if (completes) {
        competency.resources().stream()
            .map(Resource::id)
            .filter(resource -> rule.when().activities().equals(Set.of(resource)))
            .forEach(resource -> resourceOfRule.put(rule.id(), resource));
      }
    }
  }

  /** Whether there is a rule for anything at all. */
  public boolean canBeKnown() {
    return !resourceOfRule.isEmpty();
  }

  boolean hasRule(String resource) {
    return resourceOfRule.containsValue(resource);
  }

  /** Takes a person's completions. */
  public void add(Portfolio portfolio) {
    Map<String, Instant> first = new HashMap<>();
    for (Evidence item : portfolio.settled()) {
      String resource = resourceOfRule.get(item.rule());
      if (resource != null && item.type() == EvidenceType.COMPLETION) {
        first.putIfAbsent(resource, item.occurredAt());
      }
    }
    first.forEach(
        (resource, at) -> {
          completedBy.merge(resource, 1, Integer::sum);
          List<Double> known = changes.computeIfAbsent(resource, one -> new ArrayList<>());
          if (known.size() < MOST) {
            change(portfolio, at).ifPresent(known::add);
          }
        });
  }

  private Optional<Double> change(Portfolio portfolio, Instant at) {
    Instant until = at.plus(Duration.ofDays(ResourceEffect.WITHIN_DAYS));
    return portfolio.settled().stream()
        .filter(Evidence::provesSomething)
        .map(Evidence::occurredAt)
        .filter(after -> after.isAfter(at) && !after.isAfter(until))
        .reduce((earlier, later) -> later)
        .map(
            after ->
                Hindsight.at(portfolio, after, levelCut)
                    - Hindsight.before(portfolio, at, levelCut));
  }

  int completedBy(String resource) {
    return completedBy.getOrDefault(resource, 0);
  }

  /** What a resource was followed by, as far as that is known. */
  public ResourceEffect effect(String resource) {
    return ResourceEffect.of(changes.getOrDefault(resource, List.of()));
  }
}
