package dev.attain.competency.projection;

import dev.attain.records.ForwardedRecords;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.util.List;
import java.util.Random;

/** Records whose writes fail now and then: half of those without, half with having been done. */
final class FailingRecords extends ForwardedRecords {
  private final Random random;
  private final double rate;

  FailingRecords(RecordStore inner, Random random, double rate) {
    super(inner);
    this.random = random;
    this.rate = rate;
  }

  @Override
  public Future<WriteOutcome> write(List<RecordWrite> writes) {
    if (random.nextDouble() >= rate) {
      return records.write(writes);
    }
    Future<WriteOutcome> lost = Future.failedFuture("the disk is away");
    return random.nextBoolean() ? lost : records.write(writes).compose(done -> lost);
  }
}
