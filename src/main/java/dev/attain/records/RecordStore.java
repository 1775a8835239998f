package dev.attain.records;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Small versioned records in named collections. Reads see every write whose future has completed. A
 * failed future is an I/O error or a bug; expected outcomes are values.
 */
public interface RecordStore {

  Future<Optional<StoredRecord>> find(RecordCollection collection, String id);

  /** The records of those ids that exist, by id; at most {@link RecordQuery#MAX_LIMIT} ids. */
  Future<Map<String, StoredRecord>> findAll(RecordCollection collection, Collection<String> ids);

  Future<RecordPage> list(RecordQuery query);

  /**
   * All that a query finds, in its order, read page by page: for what is known to be few, as the
   * answer has no bound but what was written; what may be many is taken by {@link #list}. The pages
   * are not of one instant, so a record that is written meanwhile may be in the answer or not.
   *
   * @param query its limit is how many records are read at a time
   * @param reading what becomes of each record, at once: the JSON of no more than a page is held
   */
  default <T> Future<List<T>> listAll(RecordQuery query, Function<StoredRecord, T> reading) {
    return listRest(query, reading, new ArrayList<>());
  }

  private <T> Future<List<T>> listRest(
      RecordQuery query, Function<StoredRecord, T> reading, List<T> before) {
    return list(query)
        .compose(
            (RecordPage page) -> {
              page.records().forEach(stored -> before.add(reading.apply(stored)));
              return page.next() == null
                  ? Future.succeededFuture(List.copyOf(before))
                  : listRest(query.continuedAfter(page.next()), reading, before);
            });
  }

  /**
   * Writes all or nothing, durably, across collections. Ids are unique within a batch.
   *
   * @param writes at most 100,000
   */
  Future<WriteOutcome> write(List<RecordWrite> writes);
}
