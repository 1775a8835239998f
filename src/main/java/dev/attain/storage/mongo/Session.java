package dev.attain.storage.mongo;

import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import org.jspecify.annotations.Nullable;

/**
 * What the operations of one transaction share; or nothing, where a standalone server is permitted:
 * the same operations then run without a transaction.
 */
final class Session {
  static final Session NONE = new Session(null);

  private final @Nullable ClientSession client;

  Session(@Nullable ClientSession client) {
    this.client = client;
  }

  /** A collection whose operations belong to this session. */
  <D> SessionCollection<D> in(MongoCollection<D> collection) {
    return new SessionCollection<>(client, collection);
  }
}
