package dev.attain.competency.projection;

import static dev.attain.competency.projection.ProjectionRecords.EVIDENCE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.HashMap;
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
  private static final long CACHED_ITEMS = 100_000;

  private final Generation generation;
  private final RecordChunks chunks;
  private final Cache<PersonCompetency, List<Evidence>> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_ITEMS)
          .<PersonCompetency, List<Evidence>>weigher((pair, items) -> 1 + items.size())
          .executor(Runnable::run)
          .build();

  CachedEvidence(RecordStore records, Generation generation) {
    this.generation = generation;
    this.chunks = new RecordChunks(records);
  }

  /** Loads the evidence of these pairs; that of a pair of which nothing is kept is empty. */
  Future<Void> load(Set<PersonCompetency> pairs, TouchedPortfolios into) {
    Map<String, PersonCompetency> missing = new HashMap<>();
    for (PersonCompetency pair : pairs) {
      List<Evidence> cached = cache.getIfPresent(pair);
      into.loaded(pair, cached == null ? List.of() : cached);
      if (cached == null) {
        missing.put(ProjectionRecords.id(generation, pair), pair);
      }
    }
    return chunks
        .findAll(EVIDENCE, missing, EvidenceRecord.class)
        .map(
            found -> {
              found.forEach((pair, record) -> into.loaded(pair, record.evidence()));
              return null;
            });
  }

  /** Remembers what has been written. */
  void written(Map<PersonCompetency, List<Evidence>> evidence) {
    cache.putAll(evidence);
  }

  void forget() {
    cache.invalidateAll();
  }
}
