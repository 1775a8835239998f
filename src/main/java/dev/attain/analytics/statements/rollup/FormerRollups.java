package dev.attain.analytics.statements.rollup;

import dev.attain.feed.Scheduler;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Removes what an earlier release kept, so that all is counted anew. */
final class FormerRollups {
  private static final int PAGE = 1_000;
  private static final List<RecordCollection> COLLECTIONS =
      List.of(RollupRecord.COLLECTION, RollupRecord.VOIDED, RollupRecord.RUNS);

  private final RecordStore records;
  private final Scheduler scheduler;

  FormerRollups(RecordStore records, Scheduler scheduler) {
    this.records = records;
    this.scheduler = scheduler;
  }

  /** Ends when everything is removed, or somebody else has gone on with it. */
  Future<Void> remove(RollupState.Kept former) {
    return remove(former, 0);
  }

  private Future<Void> remove(RollupState.Kept former, int collection) {
    if (collection == COLLECTIONS.size()) {
      return records.write(List.of(former.next(RollupState.NONE))).mapEmpty();
    }
    return scheduler
        .here(records.list(RecordQuery.all(COLLECTIONS.get(collection), PAGE)))
        .compose(
            page -> {
              if (page.records().isEmpty()) {
                return remove(former, collection + 1);
              }
              List<RecordWrite> writes = new ArrayList<>();
              for (StoredRecord stored : page.records()) {
                writes.add(
                    new RecordWrite.Delete(
                        COLLECTIONS.get(collection), stored.id(), RecordWrite.ANY_REVISION));
              }
              // Whoever has begun to count anew has written it, and then this must not remove it.
              writes.add(former.next(former.state()));
              return scheduler
                  .here(records.write(writes))
                  .compose(
                      outcome ->
                          outcome instanceof WriteOutcome.Written
                              ? remove(former.after(former.state()), collection)
                              : Future.succeededFuture());
            });
  }
}
