package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The evidence of one pair as it is kept.
 *
 * @param buckets how it is divided; records that were written before there were buckets are one
 *     whatever their size
 */
record KeptEvidence(List<Evidence> items, EvidenceBuckets buckets) {
  static final KeptEvidence NONE = new KeptEvidence(List.of(), EvidenceBuckets.NONE);

  KeptEvidence {
    items = List.copyOf(items);
  }

  /** As it is after it was written. */
  static KeptEvidence of(List<Evidence> items) {
    return new KeptEvidence(items, EvidenceBuckets.of(items.size()));
  }

  /** The buckets whose records are not what they are to be when these are the items. */
  BitSet changedTo(List<Evidence> after) {
    EvidenceBuckets next = EvidenceBuckets.of(after.size());
    BitSet changed = new BitSet(next.count());
    if (!next.equals(buckets)) {
      changed.set(0, next.count());
      return changed;
    }
    Map<String, Evidence> gone = new HashMap<>();
    items.forEach(item -> gone.put(item.id(), item));
    for (Evidence item : after) {
      if (!item.equals(gone.remove(item.id()))) {
        changed.set(next.bucketOf(item));
      }
    }
    gone.values().forEach(item -> changed.set(next.bucketOf(item)));
    return changed;
  }
}
