package dev.attain.competency.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the records of a generation whose figures nobody reads any more, page by page. Its
 * strands stay: they are few, and what is never deleted is never met again by a node that slept.
 */
final class RetiredRecords {
  private static final int PAGE = 500;

  private final RecordStore records;
  private final Scheduler scheduler;

  RetiredRecords(RecordStore records, Scheduler scheduler) {
    this.records = records;
    this.scheduler = scheduler;
  }

  /** What is interrupted is done again from the beginning. */
  Future<Void> delete(Generation retired) {
    Future<Void> done = Future.succeededFuture();
    List<RecordCollection> all = new ArrayList<>(FigureRecords.COLLECTIONS);
    all.addAll(ProjectionRecords.FORMER);
    for (RecordCollection collection : all) {
      done = done.compose(before -> delete(retired, RecordQuery.all(collection, PAGE)));
    }
    return done;
  }

  private Future<Void> delete(Generation retired, RecordQuery query) {
    return scheduler
        .here(records.list(query))
        .compose(
            page ->
                deleteOf(retired, query.collection(), page)
                    .compose(
                        done ->
                            page.next() == null
                                ? Future.succeededFuture()
                                : delete(retired, query.continuedAfter(page.next()))));
  }

  private Future<?> deleteOf(Generation retired, RecordCollection collection, RecordPage page) {
    List<RecordWrite> deletions =
        page.records().stream()
            .filter(
                stored ->
                    FigureRecords.isOf(
                        retired, stored.id(), RecordForm.read(stored, JsonNode.class)))
            .<RecordWrite>map(
                stored -> new RecordWrite.Delete(collection, stored.id(), RecordWrite.ANY_REVISION))
            .toList();
    return deletions.isEmpty() ? Future.succeededFuture() : records.write(deletions);
  }
}
