package dev.attain.storage.mongo;

import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import io.vertx.core.Future;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * Operations each of which sees all that earlier ones of this node have seen or done: also where a
 * transaction over several shards becomes visible on one before the other, and when another primary
 * has taken over.
 */
final class CausalSessions {
  private static final String CLUSTER_TIME = "clusterTime";

  private final MongoClient client;
  private final Topology topology;
  private final Publishers publishers;

  // Guarded by this.
  private @Nullable BsonTimestamp operationTime;
  private @Nullable BsonDocument clusterTime;

  CausalSessions(MongoClient client, Topology topology, Publishers publishers) {
    this.client = client;
    this.topology = topology;
    this.publishers = publishers;
  }

  /**
   * Runs operations in a session of their own; without one on a standalone server.
   *
   * @param body one operation at a time
   */
  <T> Future<T> run(Function<Session, Future<T>> body) {
    if (!topology.hasTransactions()) {
      return body.apply(Session.NONE);
    }
    return publishers.one(client.startSession()).compose(session -> within(session, body));
  }

  private <T> Future<T> within(ClientSession session, Function<Session, Future<T>> body) {
    advance(session);
    Future<T> result;
    try {
      result = body.apply(new Session(session));
    } catch (RuntimeException e) {
      result = Future.failedFuture(e);
    }
    return result.onComplete(
        ended -> {
          observe(session);
          session.close();
        });
  }

  /** Makes what this session does from now on see what was seen before. */
  synchronized void advance(ClientSession session) {
    if (clusterTime != null) {
      session.advanceClusterTime(clusterTime);
    }
    if (operationTime != null) {
      session.advanceOperationTime(operationTime);
    }
  }

  /** Takes down what this session has seen or done. */
  synchronized void observe(ClientSession session) {
    BsonTimestamp operation = session.getOperationTime();
    if (operation != null && (operationTime == null || operation.compareTo(operationTime) > 0)) {
      operationTime = operation;
    }
    BsonDocument cluster = session.getClusterTime();
    if (cluster != null && (clusterTime == null || isLater(cluster, clusterTime))) {
      clusterTime = cluster;
    }
  }

  private static boolean isLater(BsonDocument one, BsonDocument other) {
    return one.getTimestamp(CLUSTER_TIME).compareTo(other.getTimestamp(CLUSTER_TIME)) > 0;
  }
}
