package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import java.util.Objects;

/**
 * What one item of evidence adds to a proficiency.
 *
 * @param cappedWeight what the daily cap of its source left of its weight
 * @param decayedWeight the capped weight at the as-of instant; 0 unless it counts
 * @param share the decayed weight as a part of all decayed weight and the prior's, 0..1
 */
public record Contribution(
    Evidence evidence, double cappedWeight, double decayedWeight, double share, Counting counting) {

  /** Whether an item counts, or why not. */
  public enum Counting {
    COUNTED,
    /** Completion, or of weight 0: recorded and shown, but proves nothing. */
    PROVES_NOTHING,
    EXPIRED
  }

  public Contribution {
    Objects.requireNonNull(evidence);
    Objects.requireNonNull(counting);
  }
}
