package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Gate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
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

  /** The counts over several portfolios together, of what counts at an instant. */
  public static GateCounts of(Collection<Portfolio> portfolios, Instant asOf) {
    Set<EvidenceType> types = EnumSet.noneOf(EvidenceType.class);
    Set<String> raters = new HashSet<>();
    int items = 0;
    boolean artifact = false;
    for (Portfolio portfolio : portfolios) {
      for (Evidence item : portfolio.settled()) {
        if (item.provesSomething() && !item.occurredAt().isAfter(asOf) && !item.expiredAt(asOf)) {
          items++;
          types.add(item.type());
          artifact |= item.artifact() != null;
          if (item.rater() != null) {
            raters.add(item.rater());
          }
        }
      }
    }
    return new GateCounts(items, types, raters.size(), artifact);
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
