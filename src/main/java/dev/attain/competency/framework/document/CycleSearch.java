package dev.attain.competency.framework.document;

import dev.attain.competency.framework.CompetencyId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for a way from a competency back to itself, depth first. It keeps its own stack: documents
 * come from outside, and a chain may be longer than a thread's stack is deep.
 */
final class CycleSearch {
  private final Map<CompetencyId, List<CompetencyId>> edges;
  private final Set<CompetencyId> done = new HashSet<>();
  private final Set<CompetencyId> onPath = new HashSet<>();
  private final Deque<Step> path = new ArrayDeque<>();

  private record Step(CompetencyId id, Iterator<CompetencyId> next) {}

  CycleSearch(Map<CompetencyId, List<CompetencyId>> edges) {
    this.edges = edges;
  }

  /** A cycle with its first competency repeated at the end; empty when there is none. */
  List<CompetencyId> find() {
    for (CompetencyId start : edges.keySet()) {
      enter(start);
      while (!path.isEmpty()) {
        Step step = path.getLast();
        if (!step.next().hasNext()) {
          leave();
          continue;
        }
        CompetencyId next = step.next().next();
        if (onPath.contains(next)) {
          return cycleTo(next);
        }
        enter(next);
      }
    }
    return List.of();
  }

  private void enter(CompetencyId id) {
    if (!done.contains(id)) {
      onPath.add(id);
      path.addLast(new Step(id, edges.getOrDefault(id, List.of()).iterator()));
    }
  }

  private void leave() {
    CompetencyId id = path.removeLast().id();
    onPath.remove(id);
    done.add(id);
  }

  private List<CompetencyId> cycleTo(CompetencyId closing) {
    List<CompetencyId> cycle = new ArrayList<>();
    for (Step step : path) {
      if (!cycle.isEmpty() || step.id().equals(closing)) {
        cycle.add(step.id());
      }
    }
    cycle.add(closing);
    return cycle;
  }
}
