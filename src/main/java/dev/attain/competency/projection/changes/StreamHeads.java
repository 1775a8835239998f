package dev.attain.competency.projection.changes;

import static dev.attain.competency.projection.changes.ChangeRecords.CHANGES;
import static dev.attain.competency.projection.changes.ChangeRecords.HEADS;

import dev.attain.competency.projection.changes.ChangeRecords.Head;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Numbers changes, and lets go of old ones.
 *
 * <p>Not thread-safe: one writer, one thread at a time.
 */
final class StreamHeads {
  /** So many changes of each stream are kept. */
  static final int KEPT = 5_000;

  private final RecordStore records;
  private final String framework;
  private final Map<Integer, Known> known = new HashMap<>();

  /** A head as it is kept, and its revision. */
  private record Known(Head head, long revision) {}

  StreamHeads(RecordStore records, String framework) {
    this.records = records;
    this.framework = framework;
  }

  void forget() {
    known.clear();
  }

  /** Has the heads of these shares known. */
  Future<Void> load(Collection<Integer> shares) {
    Map<String, Integer> missing = new HashMap<>();
    shares.stream()
        .filter(share -> !known.containsKey(share))
        .forEach(share -> missing.put(ChangeRecords.head(framework, share), share));
    if (missing.isEmpty()) {
      return Future.succeededFuture();
    }
    return records
        .findAll(HEADS, missing.keySet())
        .map(
            found -> {
              missing.forEach(
                  (id, share) -> {
                    StoredRecord stored = found.get(id);
                    known.put(
                        share,
                        stored == null
                            ? new Known(new Head(framework, share, 1, Head.NONE), 0)
                            : new Known(RecordForm.read(stored, Head.class), stored.revision()));
                  });
              return null;
            });
  }

  /**
   * Adds the writes that append changes to a stream whose head is known; they conflict when someone
   * else has appended to it since. From now on the head counts as written.
   */
  void append(int share, List<CompetencyChange> changes, List<RecordWrite> writes) {
    Known before = java.util.Objects.requireNonNull(known.get(share));
    long last = before.head().last();
    for (CompetencyChange change : changes) {
      String id = ChangeRecords.change(framework, share, ++last);
      writes.add(
          new RecordWrite.Put(
              CHANGES, id, RecordWrite.ABSENT, RecordForm.write(change.named(id)), Map.of()));
    }
    long first = Math.max(before.head().first(), last - KEPT + 1);
    // What came in this very write stays until the next.
    long gone = Math.min(first, before.head().last() + 1);
    LongStream.range(before.head().first(), gone)
        .mapToObj(sequence -> ChangeRecords.change(framework, share, sequence))
        .forEach(id -> writes.add(new RecordWrite.Delete(CHANGES, id, RecordWrite.ANY_REVISION)));
    Head head = new Head(framework, share, gone, last);
    writes.add(
        new RecordWrite.Put(
            HEADS,
            ChangeRecords.head(framework, share),
            before.revision(),
            RecordForm.write(head),
            Map.of()));
    known.put(share, new Known(head, before.revision() + 1));
  }
}
