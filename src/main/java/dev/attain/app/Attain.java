package dev.attain.app;

import dev.attain.access.NewCredential;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.config.ServerSettings;
import dev.attain.http.HttpFront;
import dev.attain.http.HttpParts;
import dev.attain.http.HttpSettings;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.backup.Backups;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server, put together by hand: the engine that the settings choose, the features over its ports,
 * the projections that follow the log, and HTTP in front of them. It stops the other way round: no
 * new requests, the projections' last write, the store.
 */
final class Attain {
  private static final int VERIFYING_THREADS = 2;

  private final OrderlyStop stop;
  private final Duration drain;
  private final String place;
  private final HttpFront front;
  private final Optional<NewCredential> made;

  private Attain(
      OrderlyStop stop,
      ServerSettings settings,
      String place,
      HttpFront front,
      Optional<NewCredential> made) {
    this.stop = stop;
    this.drain = settings.drain();
    this.place = place;
    this.front = front;
    this.made = made;
  }

  /**
   * Starts a server; it serves when this returns.
   *
   * @throws dev.attain.storage.embedded.DataFolderException when the data folder can't be used
   * @throws dev.attain.storage.mongo.MongoRefusedException when MongoDB can't be used
   * @throws dev.attain.http.ServerStartException when the port can't be used
   */
  static Attain start(ServerSettings settings, InstantSource clock) throws InterruptedException {
    return start(settings, clock, Storage.of(settings));
  }

  /** The same, on a storage that was put together otherwise. */
  static Attain start(ServerSettings settings, InstantSource clock, Storage storage)
      throws InterruptedException {
    OrderlyStop stop = new OrderlyStop();
    try {
      return start(settings, clock, storage, stop);
    } catch (RuntimeException e) {
      stop.stop(settings.drain());
      throw e;
    }
  }

  private static Attain start(
      ServerSettings settings, InstantSource clock, Storage storage, OrderlyStop stop)
      throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    stop.first("Vert.x", vertx::close);
    StorageEngine engine = Starting.await(storage.open(vertx, clock));
    stop.first("the store", engine::close);
    ExecutorService verifying =
        Executors.newFixedThreadPool(VERIFYING_THREADS, Starting.named("attain-verify"));
    stop.first("verification", () -> Starting.ended(verifying));

    Features features = Features.of(engine, settings, clock, verifying);
    Future<Optional<NewCredential>> made =
        features
            .credentials()
            .createFirst(settings.administrator().map(a -> new NewCredential(a.key(), a.secret())));
    ProjectionNodes nodes = storage.nodes(engine.records());
    LogFollowers followers = LogFollowers.start(features, nodes, stop);
    ConformanceBySettings.apply(settings.conformance(), features.choices());
    ToldChanges changes = ToldChanges.start(features, nodes, settings.webhookPlainHttp(), stop);
    BulkWork bulk = BulkWork.start(features, nodes, stop);
    AnalystWork analysts = AnalystWork.start(features, stop);
    Backups backups = storage.backups(engine, clock);
    stop.first("backups", backups::close);
    DashboardWork dashboards = DashboardWork.start(features, followers, changes, stop);

    HttpSettings http = RequestLimits.http(settings);
    HttpParts parts =
        new HttpParts(
            features.credentials(),
            engine,
            features.telemetry(),
            clock,
            ServedApi.of(features, followers, changes, bulk, analysts, dashboards, backups),
            ServedResources.of(settings, http, features));
    HttpFront front = Starting.await(HttpFront.start(vertx, http, parts));
    stop.first("HTTP", front::close);
    stop.first("the streams of changes", changes.streams()::close);
    stop.first("the tails of statements", analysts.streams()::close);
    Starting.await(front.whole());
    return new Attain(stop, settings, storage.place(), front, Starting.await(made));
  }

  /** The port in use. */
  int port() {
    return front.port();
  }

  /** Where everything is kept, in a few words. */
  String place() {
    return place;
  }

  /** The administrator's credential, when this start has made it. */
  Optional<NewCredential> findMade() {
    return made;
  }

  /** Takes no more requests, finishes what is under way, and closes the store. */
  void stop() {
    stop.stop(drain);
  }
}
