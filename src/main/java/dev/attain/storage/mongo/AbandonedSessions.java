package dev.attain.storage.mongo;

import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/**
 * Sessions whose transaction may still be open on a server that did not answer. There it would hold
 * its locks for a minute, in the way of whoever repeats the batch; so the server is told to end it
 * as soon as it can be reached. A session that is here is not used again.
 */
final class AbandonedSessions {
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** After so many the servers have ended what was abandoned first by themselves. */
  private static final int MOST = 10_000;

  private final MongoClient client;
  private final Publishers publishers;
  private final ScheduledExecutorService threads;
  // Guarded by this.
  private final Set<BsonDocument> ids = new LinkedHashSet<>();
  private boolean ending;

  AbandonedSessions(MongoClient client, Publishers publishers, ScheduledExecutorService threads) {
    this.client = client;
    this.publishers = publishers;
    this.threads = threads;
  }

  void add(ClientSession session) {
    synchronized (this) {
      if (ids.size() < MOST) {
        ids.add(session.getServerSession().getIdentifier());
      }
      if (ending) {
        return;
      }
      ending = true;
    }
    end();
  }

  private void end() {
    List<BsonDocument> some;
    synchronized (this) {
      some = new ArrayList<>(ids);
      ending = !some.isEmpty();
    }
    if (some.isEmpty()) {
      return;
    }
    kill(some)
        .onSuccess(
            killed -> {
              synchronized (this) {
                some.forEach(ids::remove);
              }
              end();
            })
        .onFailure(failure -> later());
  }

  private Future<Void> kill(List<BsonDocument> some) {
    BsonDocument command = new BsonDocument("killSessions", new BsonArray(some));
    return publishers.done(client.getDatabase("admin").runCommand(command));
  }

  private void later() {
    try {
      threads.schedule(this::end, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: the server ends them in a minute.
    }
  }
}
