package dev.attain.analytics.risk;

import dev.attain.competency.framework.RoleProfile.Requirement;
import java.util.Objects;

/**
 * What one person's distance from one requirement risks: impact x frequency x weight of the
 * requirement x (1 - P(level met)). A person at the level has a small score left, as nothing is
 * certain.
 *
 * @param score at least 0
 */
public record GapScore(Status status, double score) {

  /** How the person stands. "No evidence" is no gap: nothing is known. */
  public enum Status {
    MET,
    GAP,
    NO_EVIDENCE
  }

  public GapScore {
    Objects.requireNonNull(status);
    if (!(score >= 0)) {
      throw new IllegalArgumentException("score " + score);
    }
  }

  /**
   * The score of a person.
   *
   * @param probabilityMet that the level is met, 0..1
   */
  public static GapScore of(Requirement requirement, Status status, double probabilityMet) {
    if (!(probabilityMet >= 0 && probabilityMet <= 1)) {
      throw new IllegalArgumentException("probability " + probabilityMet);
    }
    return new GapScore(status, stake(requirement) * (1 - probabilityMet));
  }

  /** The score of somebody who certainly lacks the level: impact x frequency x weight. */
  public static double stake(Requirement requirement) {
    return requirement.impact() * requirement.frequency() * requirement.weight();
  }
}
