package dev.attain.competency.proficiency;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evidence folded into two sums at a reference epoch, or into the value of a score rule: enough to
 * read proficiency at any instant within [from, until) without the evidence.
 *
 * @param epoch when the sums were as they are here; they halve with each half-life after
 * @param met sum of decayed weight times score, at least 0
 * @param unmet sum of decayed weight times (1 - score), at least 0
 * @param until when an item expires or a later one occurs; null for never
 * @param value of a score rule, which stands still; null where it has none yet, and for methods
 *     that keep the sums
 */
public record EvidenceSums(
    Instant epoch,
    double met,
    double unmet,
    GateCounts counts,
    Instant from,
    @Nullable Instant until,
    @Nullable Double value) {
  public EvidenceSums {
    Objects.requireNonNull(epoch);
    Objects.requireNonNull(counts);
    Objects.requireNonNull(from);
    if (!(met >= 0) || !(unmet >= 0)) {
      throw new IllegalArgumentException("sums " + met + " and " + unmet);
    }
  }

  public boolean validAt(Instant asOf) {
    return !asOf.isBefore(from) && (until == null || asOf.isBefore(until));
  }
}
