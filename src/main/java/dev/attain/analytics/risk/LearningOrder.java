package dev.attain.analytics.risk;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The order in which a person's needs are best met: never before a need that is a prerequisite,
 * directly or through others; and as far as that leaves a choice by risk reduction per hour where
 * that is known, then by gap score.
 */
public final class LearningOrder {
  private static final Comparator<LearningNeed> URGENT_FIRST =
      Comparator.comparing(
              LearningNeed::riskReductionPerHour, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(need -> need.gap().score(), Comparator.reverseOrder())
          .thenComparing(need -> need.competency().id());

  private final Map<CompetencyId, Set<CompetencyId>> prerequisites = new HashMap<>();

  /** The order by a framework, whose prerequisites form no cycle. */
  public LearningOrder(Framework framework) {
    Map<CompetencyId, Competency> byId = new HashMap<>();
    framework.competencies().forEach(competency -> byId.put(competency.id(), competency));
    for (Competency competency : framework.competencies()) {
      Set<CompetencyId> all = new HashSet<>();
      collect(competency, byId, all);
      prerequisites.put(competency.id(), all);
    }
  }

  private static void collect(
      Competency of, Map<CompetencyId, Competency> byId, Set<CompetencyId> all) {
    for (CompetencyId required : of.requires()) {
      Competency competency = byId.get(required);
      if (competency != null && all.add(required)) {
        collect(competency, byId, all);
      }
    }
  }

  /**
   * Sorts needs of one person.
   *
   * @param needs each of another competency
   */
  public List<LearningNeed> sorted(List<LearningNeed> needs) {
    Map<CompetencyId, LearningNeed> left = new LinkedHashMap<>();
    needs.forEach(need -> left.put(need.competency().id(), need));
    PriorityQueue<LearningNeed> ready = new PriorityQueue<>(URGENT_FIRST);
    Set<CompetencyId> waiting = new HashSet<>(left.keySet());
    List<LearningNeed> sorted = new ArrayList<>();
    release(left, waiting, ready);
    while (!ready.isEmpty()) {
      LearningNeed next = ready.remove();
      sorted.add(next);
      left.remove(next.competency().id());
      release(left, waiting, ready);
    }
    return sorted;
  }

  /** Moves on the needs whose prerequisites are no needs any more. */
  private void release(
      Map<CompetencyId, LearningNeed> left,
      Set<CompetencyId> waiting,
      PriorityQueue<LearningNeed> ready) {
    left.forEach(
        (id, need) -> {
          boolean free =
              prerequisites.getOrDefault(id, Set.of()).stream().noneMatch(left::containsKey);
          if (free && waiting.remove(id)) {
            ready.add(need);
          }
        });
  }
}
