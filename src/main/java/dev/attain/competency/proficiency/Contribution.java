package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one item of evidence adds to a proficiency.
 *
 * @param cappedWeight what the daily cap of its source left of its weight
 * @param decayedWeight the capped weight at the as-of instant, less by decay where the method
 *     decays; 0 unless it counts
 * @param share its part in the estimate, 0..1: with beta-decay of all decayed weight and the
 *     prior's, with an average its coefficient, else its effect in proportion to the others'
 * @param effect the estimate less what it would be without this item; null where there would be
 *     none, or is none
 */
public record Contribution(
    Evidence evidence,
    double cappedWeight,
    double decayedWeight,
    double share,
    @Nullable Double effect,
    Counting counting) {

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
