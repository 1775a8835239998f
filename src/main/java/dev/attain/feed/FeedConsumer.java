package dev.attain.feed;

import dev.attain.statements.StoredStatement;
import io.vertx.core.Future;
import java.util.List;

/**
 * Makes something of the statements of the log and remembers how far it has come. The reader calls
 * one method at a time, and the next only when the future of the last has completed.
 */
public interface FeedConsumer {

  /** Where to go on: asked at the start and after each failure. */
  Future<Checkpoint> resume();

  /**
   * Consumes statements and keeps the new checkpoint, in one atomic step.
   *
   * @param batch not empty, ascending, all after {@code from}
   * @return the new checkpoint: at the last statement of the batch, or before it when only a
   *     beginning was consumed
   */
  Future<Checkpoint> accept(List<StoredStatement> batch, Checkpoint from);
}
