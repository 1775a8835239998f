package dev.attain.storage.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database of a server that was found fit, by both clients over the same settings: the Vert.x
 * client for steps on single documents, the reactive driver for whatever needs a session or raw
 * bytes.
 */
final class MongoConnection {
  private static final Logger LOG = LoggerFactory.getLogger(MongoConnection.class);
  private static final int NO_SUCH_COMMAND = 59;
  private static final int THREADS = 4;

  private final MongoSettings settings;
  private final MongoClient client;
  private final io.vertx.ext.mongo.MongoClient documents;
  private final ScheduledThreadPoolExecutor threads;
  private final Publishers publishers;
  private final Topology topology;
  private final CausalSessions sessions;
  private final Transactions transactions;

  private MongoConnection(
      MongoSettings settings,
      MongoClient client,
      io.vertx.ext.mongo.MongoClient documents,
      ScheduledThreadPoolExecutor threads,
      Publishers publishers,
      Topology topology) {
    this.settings = settings;
    this.client = client;
    this.documents = documents;
    this.threads = threads;
    this.publishers = publishers;
    this.topology = topology;
    sessions = new CausalSessions(client, topology, publishers);
    transactions = transactionsWithin(settings.deadline());
  }

  /**
   * Connects, and asks the server what it is.
   *
   * @return fails with a {@link MongoRefusedException} when the server can't be used
   */
  static Future<MongoConnection> open(MongoSettings settings, Vertx vertx) {
    Refusals refusals = new Refusals(settings);
    MongoClientSettings driver;
    try {
      driver = settings.driver();
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(refusals.notAConnectionString());
    } catch (MongoException e) {
      // The names of a mongodb+srv string are looked up as it is read.
      return Future.failedFuture(refusals.notFound(e));
    }
    MongoClient client = MongoClients.create(driver);
    ScheduledThreadPoolExecutor threads = newThreads();
    Publishers publishers = new Publishers(threads, settings.deadline(), settings.maxInFlight());
    return hello(client, publishers)
        .compose(
            hello -> {
              Topology topology = refusals.check(hello, driver.getClusterSettings());
              LOG.info("MongoDB at {}: {}", settings.hosts(), topology);
              return Future.succeededFuture(
                  new MongoConnection(
                      settings,
                      client,
                      vertxClient(settings, vertx),
                      threads,
                      publishers,
                      topology));
            })
        .recover(
            failure -> {
              client.close();
              threads.shutdown();
              return Future.failedFuture(refusals.of(failure));
            });
  }

  /** Another connection to the same database, which waits for whatever takes long. */
  MongoConnection patient(Vertx vertx) {
    MongoSettings patient = settings.patient();
    ScheduledThreadPoolExecutor own = newThreads();
    return new MongoConnection(
        patient,
        MongoClients.create(patient.driver()),
        vertxClient(patient, vertx),
        own,
        new Publishers(own, patient.deadline(), patient.maxInFlight()),
        topology);
  }

  private static ScheduledThreadPoolExecutor newThreads() {
    ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS, named());
    threads.setRemoveOnCancelPolicy(true);
    return threads;
  }

  private static io.vertx.ext.mongo.MongoClient vertxClient(MongoSettings settings, Vertx vertx) {
    return io.vertx.ext.mongo.MongoClient.createWithMongoSettings(
        vertx,
        new JsonObject().put("db_name", settings.database()),
        UUID.randomUUID().toString(),
        settings.driver());
  }

  private static Future<Document> hello(MongoClient client, Publishers publishers) {
    return publishers
        .one(command(client, new Document("hello", 1)))
        .recover(
            failure ->
                failure instanceof MongoCommandException e && e.getErrorCode() == NO_SUCH_COMMAND
                    ? publishers.one(command(client, new Document("isMaster", 1)))
                    : Future.failedFuture(failure));
  }

  private static org.reactivestreams.Publisher<Document> command(MongoClient client, Bson command) {
    return client.getDatabase("admin").runCommand(command);
  }

  /** For operations with sessions, or of raw bytes. */
  MongoDatabase database() {
    return client.getDatabase(settings.database());
  }

  /** For steps on single documents. */
  io.vertx.ext.mongo.MongoClient documents() {
    return documents;
  }

  Publishers publishers() {
    return publishers;
  }

  /** For reads that must not miss what this node has seen before. */
  CausalSessions sessions() {
    return sessions;
  }

  Transactions transactions() {
    return transactions;
  }

  /** Transactions with another deadline than that of the settings. */
  Transactions transactionsWithin(Duration deadline) {
    return new Transactions(client, topology, sessions, publishers, threads, deadline);
  }

  /** For what runs by time, or has no other thread. Nothing may block here. */
  ScheduledThreadPoolExecutor threads() {
    return threads;
  }

  MongoSettings settings() {
    return settings;
  }

  Future<Void> close() {
    return documents
        .close()
        .onComplete(
            closed -> {
              client.close();
              threads.shutdown();
            });
  }

  private static ThreadFactory named() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "attain-mongo-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
