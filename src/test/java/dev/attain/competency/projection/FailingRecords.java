package dev.attain.competency.projection;

import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Records whose writes fail now and then: half of those without, half with having been done. */
final class FailingRecords implements RecordStore {
  private final RecordStore inner;
  private final Random random;
  private final double rate;

  FailingRecords(RecordStore inner, Random random, double rate) {
    this.inner = inner;
    this.random = random;
    this.rate = rate;
  }

  @Override
  public Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
    return inner.find(collection, id);
  }

  @Override
  public Future<Map<String, StoredRecord>> findAll(
      RecordCollection collection, Collection<String> ids) {
    return inner.findAll(collection, ids);
  }

  @Override
  public Future<RecordPage> list(RecordQuery query) {
    return inner.list(query);
  }

  @Override
  public Future<WriteOutcome> write(List<RecordWrite> writes) {
    if (random.nextDouble() >= rate) {
      return inner.write(writes);
    }
    Future<WriteOutcome> lost = Future.failedFuture("the disk is away");
    return random.nextBoolean() ? lost : inner.write(writes).compose(done -> lost);
  }
}
