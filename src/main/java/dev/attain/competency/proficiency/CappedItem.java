package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.proficiency.Contribution.Counting;
import dev.attain.competency.proficiency.score.ScoredItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item of evidence with what the daily cap leaves of its weight. The cap of a source and UTC day
 * is spent in the portfolio's order, so that a later item never changes an earlier one's weight; an
 * item that has expired since has still spent its part. Evidence that was ended, disputed or
 * overturned is as that leaves it.
 */
record CappedItem(Evidence evidence, double weight) {

  private record SourceDay(String source, LocalDate day) {}

  static List<CappedItem> of(Portfolio portfolio) {
    double dailyCap = portfolio.competency().method().dailyCap();
    Map<SourceDay, Double> spent = new HashMap<>();
    List<CappedItem> items = new ArrayList<>(portfolio.evidence().size());
    for (Evidence item : portfolio.settled()) {
      if (!item.provesSomething()) {
        items.add(new CappedItem(item, 0));
        continue;
      }
      SourceDay key =
          new SourceDay(item.source(), LocalDate.ofInstant(item.occurredAt(), ZoneOffset.UTC));
      double before = spent.getOrDefault(key, 0.0);
      double weight = Math.min(item.weight(), Math.max(0, dailyCap - before));
      spent.put(key, before + weight);
      items.add(new CappedItem(item, weight));
    }
    return items;
  }

  /** When the first item after an instant occurs; null when there is none. */
  static @Nullable Instant nextAfter(Instant asOf, List<CappedItem> items) {
    for (CappedItem item : items) {
      if (item.evidence().occurredAt().isAfter(asOf)) {
        return item.evidence().occurredAt();
      }
    }
    return null;
  }

  /** Whether it is of a kind that can count at all. */
  boolean provesSomething() {
    return evidence.provesSomething();
  }

  /** Whether it counts at an instant, and otherwise why not; asked of items that have occurred. */
  Counting countingAt(Instant instant) {
    if (!provesSomething()) {
      return Counting.PROVES_NOTHING;
    }
    return expiredAt(instant) ? Counting.EXPIRED : Counting.COUNTED;
  }

  ScoredItem scored() {
    return new ScoredItem(evidence.score(), weight, evidence.rule());
  }

  boolean expiredAt(Instant instant) {
    return evidence.expiredAt(instant);
  }
}
