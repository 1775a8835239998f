package dev.attain.competency.proficiency;

import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Gate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the gates look at, counted over the active evidence of weight above 0 (before daily caps: a
 * certificate counts as one also on a day on which its source had spent its weight).
 *
 * @param raters how many different people rated
 * @param artifact whether an item came with an artifact
 */
public record GateCounts(int items, Set<EvidenceType> types, int raters, boolean artifact) {
  public GateCounts {
    // In the order of the enum, so that equal counts are written as equal bytes.
    types = Collections.unmodifiableSet(new TreeSet<>(types));
  }

  /**
   * What these counts lack for a level.
   *
   * @param gates of the competency; those from a level up to {@code level} apply
   * @return at least one missing item when nothing counts: no level holds on the prior alone
   */
  public List<Shortfall> missingFor(int level, List<Gate> gates) {
    int requiredItems = 1;
    int requiredRaters = 0;
    boolean artifactRequired = false;
    Set<EvidenceType> missingTypes = EnumSet.noneOf(EvidenceType.class);
    for (Gate gate : gates) {
      if (gate.fromLevel() <= level) {
        requiredItems = Math.max(requiredItems, gate.minItems());
        requiredRaters = Math.max(requiredRaters, gate.distinctRaters());
        artifactRequired |= gate.artifact();
        missingTypes.addAll(gate.requiredTypes());
      }
    }
    missingTypes.removeAll(types);
    List<Shortfall> missing = new ArrayList<>();
    if (items < requiredItems) {
      missing.add(new Shortfall.Items(requiredItems, items));
    }
    if (!missingTypes.isEmpty()) {
      missing.add(new Shortfall.Types(missingTypes));
    }
    if (raters < requiredRaters) {
      missing.add(new Shortfall.Raters(requiredRaters, raters));
    }
    if (artifactRequired && !artifact) {
      missing.add(new Shortfall.Artifact());
    }
    return missing;
  }
}
