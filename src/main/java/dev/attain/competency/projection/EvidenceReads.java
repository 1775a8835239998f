package dev.attain.competency.projection;

import static dev.attain.competency.projection.ProjectionRecords.EVIDENCE;

import dev.attain.competency.evidence.Evidence;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the evidence of pairs, however it is divided. Buckets that were divided anew while they
 * were read don't say the same number, and are read again.
 */
final class EvidenceReads {
  private static final int ATTEMPTS = 10;

  private final RecordChunks chunks;

  EvidenceReads(RecordStore records) {
    this.chunks = new RecordChunks(records);
  }

  private record Bucket(PersonCompetency pair, int number) {}

  /**
   * @param pairs what each first record's id stands for
   * @return what is kept; nothing of pairs without evidence
   */
  Future<Map<PersonCompetency, KeptEvidence>> findAll(Map<String, PersonCompetency> pairs) {
    return findAll(pairs, new HashMap<>(), ATTEMPTS);
  }

  private Future<Map<PersonCompetency, KeptEvidence>> findAll(
      Map<String, PersonCompetency> pairs,
      Map<PersonCompetency, KeptEvidence> found,
      int attempts) {
    if (attempts == 0) {
      return Future.failedFuture(
          new IllegalStateException("evidence was divided anew " + ATTEMPTS + " times while read"));
    }
    return chunks
        .findAll(EVIDENCE, pairs, EvidenceRecord.class)
        .compose(
            firsts ->
                rest(pairs, firsts)
                    .compose(
                        rest -> {
                          Map<String, PersonCompetency> again = new HashMap<>();
                          pairs.forEach(
                              (id, pair) -> {
                                EvidenceRecord first = firsts.get(pair);
                                KeptEvidence kept = first == null ? null : join(pair, first, rest);
                                if (kept != null) {
                                  found.put(pair, kept);
                                } else if (first != null) {
                                  again.put(id, pair);
                                }
                              });
                          return again.isEmpty()
                              ? Future.succeededFuture(found)
                              : findAll(again, found, attempts - 1);
                        }));
  }

  private Future<Map<Bucket, EvidenceRecord>> rest(
      Map<String, PersonCompetency> pairs, Map<PersonCompetency, EvidenceRecord> firsts) {
    Map<String, Bucket> ids = new LinkedHashMap<>();
    pairs.forEach(
        (id, pair) -> {
          EvidenceRecord first = firsts.get(pair);
          int count = first == null ? 0 : first.divided().count();
          for (int number = 1; number < count; number++) {
            ids.put(EvidenceBuckets.id(id, number), new Bucket(pair, number));
          }
        });
    return ids.isEmpty()
        ? Future.succeededFuture(Map.of())
        : chunks.findAll(EVIDENCE, ids, EvidenceRecord.class);
  }

  /** Null when the records are not of one division. */
  private static @Nullable KeptEvidence join(
      PersonCompetency pair, EvidenceRecord first, Map<Bucket, EvidenceRecord> rest) {
    List<Evidence> items = new ArrayList<>(first.evidence());
    for (int number = 1; number < first.divided().count(); number++) {
      EvidenceRecord bucket = rest.get(new Bucket(pair, number));
      if (bucket == null || !bucket.divided().equals(first.divided())) {
        return null;
      }
      items.addAll(bucket.evidence());
    }
    return new KeptEvidence(items, first.divided());
  }
}
