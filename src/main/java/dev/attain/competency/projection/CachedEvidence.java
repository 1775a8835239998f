package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.records.RecentlyWritten;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The evidence that one generation keeps of pairs of person and competency; that of pairs which
 * were written recently is at hand.
 *
 * <p>It can't go stale while the same strands are held, because whoever else writes changes the
 * strand, which makes the next write here fail; then, and before a strand is taken on, {@link
 * #forget}.
 */
final class CachedEvidence {
  private static final long MOST_ITEMS = 1_000_000;

  /**
   * Of the heap, in octets for each: an item is some 500, so that all take a hundredth. That is the
   * people who are at work; to remember more costs the garbage collector what it saves in reads.
   */
  private static final long HEAP_OCTETS_PER_ITEM = 50_000;

  private final Generation generation;
  private final EvidenceReads reads;
  private final RecentlyWritten<PersonCompetency, KeptEvidence> recent =
      new RecentlyWritten<>(
          Math.min(MOST_ITEMS, Runtime.getRuntime().maxMemory() / HEAP_OCTETS_PER_ITEM),
          kept -> 1L + kept.items().size());

  CachedEvidence(RecordStore records, Generation generation) {
    this.generation = generation;
    this.reads = new EvidenceReads(records);
  }

  /** The evidence of these pairs, in their order; empty where nothing is kept of one. */
  Future<Map<PersonCompetency, KeptEvidence>> find(Set<PersonCompetency> pairs) {
    Map<PersonCompetency, KeptEvidence> known = new LinkedHashMap<>();
    Map<String, PersonCompetency> missing = new HashMap<>();
    for (PersonCompetency pair : pairs) {
      KeptEvidence cached = recent.find(pair);
      known.put(pair, cached == null ? KeptEvidence.NONE : cached);
      if (cached == null) {
        missing.put(ProjectionRecords.id(generation, pair), pair);
      }
    }
    return reads
        .findAll(missing)
        .map(
            found -> {
              known.putAll(found);
              return known;
            });
  }

  /** Remembers what has been written. */
  void written(Map<PersonCompetency, List<Evidence>> evidence) {
    evidence.forEach((pair, items) -> recent.put(pair, KeptEvidence.of(items)));
  }

  void forget() {
    recent.clear();
  }
}
