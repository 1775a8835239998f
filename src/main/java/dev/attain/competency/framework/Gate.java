package dev.attain.competency.framework;

import java.util.Set;

/**
 * What the levels from {@code fromLevel} up ask for beside probability. Only active evidence of
 * weight above 0 counts.
 *
 * @param minItems at least so many items of evidence; 0 asks for none
 * @param requiredTypes at least one item of each of these types
 * @param distinctRaters at least so many different raters; 0 asks for none
 * @param artifact whether an item must come with an artifact
 */
public record Gate(
    int fromLevel,
    int minItems,
    Set<EvidenceType> requiredTypes,
    int distinctRaters,
    boolean artifact) {
  public Gate {
    requiredTypes = requiredTypes == null ? Set.of() : Set.copyOf(requiredTypes);
  }
}
