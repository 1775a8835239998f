package dev.attain.storage.mongo;

import org.bson.Document;

/** What a server is part of, by its answer to {@code hello}. */
enum Topology {
  STANDALONE,
  REPLICA_SET,
  SHARDED;

  static Topology of(Document hello) {
    if ("isdbgrid".equals(hello.getString("msg"))) {
      return SHARDED;
    }
    return hello.getString("setName") == null ? STANDALONE : REPLICA_SET;
  }

  boolean hasTransactions() {
    return this != STANDALONE;
  }
}
