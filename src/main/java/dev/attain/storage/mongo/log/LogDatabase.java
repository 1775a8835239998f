package dev.attain.storage.mongo.log;

import io.vertx.core.Future;
import java.util.function.Function;

/** Where the log is kept. */
public interface LogDatabase {

  /**
   * Runs a body as one transaction, and again from its beginning while others come in between, as
   * long as there is time.
   *
   * @param body changes nothing but through the transaction
   */
  <T> Future<T> transaction(Function<LogTransaction, Future<T>> body);
}
