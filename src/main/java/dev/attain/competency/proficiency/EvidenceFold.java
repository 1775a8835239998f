package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.score.ScoreRule;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The running sums of counting items, or the running value of a score rule, added in the
 * portfolio's order. Always the same sequence of additions for the same active items: figures read
 * from kept sums equal figures computed from the evidence bit for bit.
 */
final class EvidenceFold {
  private final double halfLifeDays;
  private final ScoreRule.@Nullable Running running;
  private final Set<EvidenceType> types = EnumSet.noneOf(EvidenceType.class);
  private final Set<String> raters = new HashSet<>();
  private @Nullable Instant epoch;
  private @Nullable Instant nextExpiry;
  private double met;
  private double unmet;
  private int items;
  private boolean artifact;

  /**
   * @param rule null for the two decaying sums
   */
  EvidenceFold(Method method, @Nullable ScoreRule rule) {
    this.halfLifeDays = method.halfLifeDays();
    this.running = rule == null ? null : rule.start(method);
  }

  /** The fold of what is active at an instant. */
  static EvidenceFold of(
      List<CappedItem> ordered, Method method, @Nullable ScoreRule rule, Instant asOf) {
    EvidenceFold fold = new EvidenceFold(method, rule);
    for (CappedItem item : ordered) {
      if (item.evidence().occurredAt().isAfter(asOf)) {
        break;
      }
      if (item.provesSomething() && !item.expiredAt(asOf)) {
        fold.add(item);
      }
    }
    return fold;
  }

  void add(CappedItem item) {
    Evidence evidence = item.evidence();
    if (running == null) {
      addToSums(item);
    } else {
      running.add(item.scored());
    }
    epoch = evidence.occurredAt();
    items++;
    types.add(evidence.type());
    if (evidence.rater() != null) {
      raters.add(evidence.rater());
    }
    artifact |= evidence.artifact() != null;
    nextExpiry = earlier(nextExpiry, evidence.expiresAt());
  }

  private void addToSums(CappedItem item) {
    Evidence evidence = item.evidence();
    if (epoch != null) {
      double decay = Decay.factor(epoch, evidence.occurredAt(), halfLifeDays);
      met *= decay;
      unmet *= decay;
    }
    met += item.weight() * evidence.score();
    unmet += item.weight() * (1 - evidence.score());
  }

  /** Whether an item that was added has expired by then, so that the fold must start again. */
  boolean staleAt(Instant instant) {
    return nextExpiry != null && !nextExpiry.isAfter(instant);
  }

  /**
   * @param nextItem when the next item after {@code asOf} occurs; null when there is none
   */
  EvidenceSums sums(Instant asOf, @Nullable Instant nextItem) {
    return new EvidenceSums(
        epoch == null ? asOf : epoch,
        met,
        unmet,
        new GateCounts(items, types, raters.size(), artifact),
        asOf,
        earlier(nextExpiry, nextItem),
        running == null ? null : running.value());
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
