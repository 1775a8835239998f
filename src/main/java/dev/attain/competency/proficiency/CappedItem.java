package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.SettledEvidence;
import dev.attain.competency.framework.EvidenceType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    for (SettledEvidence settled : SettledEvidence.of(portfolio.evidence())) {
      Evidence item = settled.evidence();
      if (!provesSomething(item)) {
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

  private static boolean provesSomething(Evidence item) {
    return item.type() != EvidenceType.COMPLETION && item.weight() > 0;
  }

  /** Whether it is of a kind that can count at all. */
  boolean provesSomething() {
    return provesSomething(evidence);
  }

  boolean expiredAt(Instant instant) {
    Instant expiresAt = evidence.expiresAt();
    return expiresAt != null && !expiresAt.isAfter(instant);
  }
}
