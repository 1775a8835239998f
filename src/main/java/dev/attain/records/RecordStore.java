package dev.attain.records;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * Writes all or nothing, durably, across collections. Ids are unique within a batch.
   *
   * @param writes at most 100,000
   */
  Future<WriteOutcome> write(List<RecordWrite> writes);
}
