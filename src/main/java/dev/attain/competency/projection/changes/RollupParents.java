package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which competencies of a framework are rolled up, directly or not, from which. */
final class RollupParents {
  private final Map<CompetencyId, List<CompetencyId>> above = new HashMap<>();

  RollupParents(Framework framework) {
    Map<CompetencyId, Competency> byId = new HashMap<>();
    framework.competencies().forEach(competency -> byId.put(competency.id(), competency));
    for (Competency competency : framework.competencies()) {
      List<CompetencyId> parents = new ArrayList<>();
      Competency child = competency;
      Competency parent = parent(child, byId);
      while (parent != null) {
        parents.add(parent.id());
        child = parent;
        parent = parent(child, byId);
      }
      above.put(competency.id(), List.copyOf(parents));
    }
  }

  /** The parent that a child has a part in; null for none. Parents make no circle. */
  private static @Nullable Competency parent(Competency child, Map<CompetencyId, Competency> byId) {
    Competency parent = child.parent() == null ? null : byId.get(child.parent());
    return parent != null && parent.rollup() != null && parent.rollup().weightOf(child.id()) > 0
        ? parent
        : null;
  }

  /** The nearest first. */
  List<CompetencyId> above(CompetencyId competency) {
    return above.getOrDefault(competency, List.of());
  }
}
