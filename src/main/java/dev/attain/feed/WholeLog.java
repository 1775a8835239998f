package dev.attain.feed;

import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands the log to one consumer, batch after batch. At most one batch is in memory. Several nodes
 * may each do so for one consumer's records: the revision of the checkpoint lets one of them write,
 * and the others begin anew from what it has written.
 */
public final class WholeLog implements FeedWork {
  private final StatementStore statements;
  private final FeedConsumer consumer;
  private final int batchSize;
  private @Nullable Checkpoint checkpoint;

  /**
   * @param batchSize 1 to 10,000 statements
   */
  public WholeLog(StatementStore statements, FeedConsumer consumer, int batchSize) {
    this.statements = statements;
    this.consumer = consumer;
    this.batchSize = batchSize;
  }

  @Override
  public Future<Boolean> step() {
    Checkpoint from = checkpoint;
    if (from == null) {
      return consumer.resume().map(this::standAt);
    }
    return statements
        .readForward(from.position(), batchSize)
        .compose(batch -> consume(batch, from));
  }

  private Future<Boolean> consume(List<StoredStatement> batch, Checkpoint from) {
    return batch.isEmpty()
        ? Future.succeededFuture(false)
        : consumer.accept(batch, from).map(this::standAt);
  }

  private boolean standAt(Checkpoint next) {
    checkpoint = next;
    return true;
  }

  @Override
  public void startAnew() {
    checkpoint = null;
  }
}
