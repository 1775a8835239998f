package dev.attain.analytics.risk;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Resource;
import dev.attain.competency.framework.RoleProfile.Requirement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A requirement that a person does not meet, with what teaches it.
 *
 * @param due when the role expects the level; null for no deadline, or when the clock has not
 *     started
 * @param resources the one that reduces most risk per hour first; those without effect data last
 */
public record LearningNeed(
    Requirement requirement,
    Competency competency,
    GapScore gap,
    @Nullable Instant due,
    List<Offer> resources) {

  /**
   * A resource that teaches the competency.
   *
   * @param riskReductionPerHour null when its past effect, or how long it takes, is not known
   */
  public record Offer(
      Resource resource, ResourceEffect effect, @Nullable Double riskReductionPerHour) {
    static final Comparator<Offer> BEST_FIRST =
        Comparator.comparing(
                Offer::riskReductionPerHour, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(offer -> offer.resource().id());
  }

  public LearningNeed {
    resources = resources.stream().sorted(Offer.BEST_FIRST).toList();
  }

  /** The most that any resource reduces the risk by per hour; null when none is known. */
  public @Nullable Double riskReductionPerHour() {
    return resources.isEmpty() ? null : resources.get(0).riskReductionPerHour();
  }
}
