package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears what retired generations have left, each of them once at a time. It waits for the second
 * time that one is seen to be retired, because its figures may still be read at the first; and it
 * ends the strands before, because other nodes may not know yet that nobody wants their writes.
 */
final class RetiredGenerations {
  private static final Logger LOG = LoggerFactory.getLogger(RetiredGenerations.class);

  private final RecordStore store;
  private final RetiredRecords records;
  private final Generations generations;

  /** Those that were seen, and whether they are being cleared. */
  private final Map<Generation, Boolean> clearing = new ConcurrentHashMap<>();

  RetiredGenerations(RecordStore records, Generations generations, Scheduler scheduler) {
    this.store = records;
    this.records = new RetiredRecords(records, scheduler);
    this.generations = generations;
  }

  /** One look has found that nobody reads this one's figures. */
  void seen(Generation retired) {
    if (clearing.putIfAbsent(retired, false) == null || !clearing.replace(retired, false, true)) {
      return;
    }
    new Strands(store, retired)
        .end()
        .compose(ended -> ended ? clear(retired) : Future.succeededFuture())
        .onFailure(failure -> LOG.warn("can't delete the records of {}", retired, failure))
        .onComplete(done -> clearing.remove(retired));
  }

  private Future<Void> clear(Generation retired) {
    return records
        .delete(retired)
        .compose(deleted -> generations.cleared(retired))
        .onSuccess(cleared -> LOG.info("the records of {} are deleted", retired))
        .mapEmpty();
  }
}
