package dev.attain.records;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that are kept elsewhere: for what watches or disturbs their writes. */
public abstract class ForwardedRecords implements RecordStore {
  protected final RecordStore records;

  protected ForwardedRecords(RecordStore records) {
    this.records = records;
  }

  @Override
  public Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
    return records.find(collection, id);
  }

  @Override
  public Future<Map<String, StoredRecord>> findAll(
      RecordCollection collection, Collection<String> ids) {
    return records.findAll(collection, ids);
  }

  @Override
  public Future<RecordPage> list(RecordQuery query) {
    return records.list(query);
  }

  @Override
  public abstract Future<WriteOutcome> write(List<RecordWrite> writes);
}
