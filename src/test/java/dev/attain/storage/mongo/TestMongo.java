package dev.attain.storage.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.attain.storage.contract.Await;
import dev.attain.storage.mongo.standin.StandIn;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The server that tests of the MongoDB engine run on: the one that {@code ATTAIN_TEST_MONGODB_URI}
 * names, or a replica set in a container where Docker answers, or a stand-in within this process.
 * It is started once, and prints which one it is.
 */
public final class TestMongo {
  /** Which server it is. */
  public enum Kind {
    GIVEN,
    CONTAINER,
    STAND_IN
  }

  private static final class Once {
    static final TestMongo SERVER = start();
  }

  private final Kind kind;
  private final String uri;
  private final Optional<StandIn> standIn;
  private final Vertx vertx = Vertx.vertx();

  private TestMongo(Kind kind, String uri, Optional<StandIn> standIn) {
    this.kind = kind;
    this.uri = uri;
    this.standIn = standIn;
  }

  /** The server, started if it isn't yet. It ends with the process. */
  public static TestMongo server() {
    return Once.SERVER;
  }

  private static TestMongo start() {
    TestMongo server = choose();
    String where = server.kind == Kind.GIVEN ? "given by ATTAIN_TEST_MONGODB_URI" : server.uri;
    System.out.println("MongoDB of the tests: " + server.kind + ", " + where);
    return server;
  }

  private static TestMongo choose() {
    String given = System.getenv("ATTAIN_TEST_MONGODB_URI");
    if (given != null && !given.isBlank()) {
      return new TestMongo(Kind.GIVEN, given.strip(), Optional.empty());
    }
    if (DockerClientFactory.instance().isDockerAvailable()) {
      MongoDBContainer container = new MongoDBContainer("mongo:7.0").withReplicaSet();
      container.start();
      return new TestMongo(Kind.CONTAINER, container.getReplicaSetUrl(), Optional.empty());
    }
    StandIn standIn = StandIn.replicaSet();
    return new TestMongo(Kind.STAND_IN, standIn.uri(), Optional.of(standIn));
  }

  public boolean isStandIn() {
    return kind == Kind.STAND_IN;
  }

  /** The stand-in, when it is what tests run on. */
  public Optional<StandIn> standIn() {
    return standIn;
  }

  /** Settings over a database that nobody uses. */
  public MongoSettings freshDatabase() {
    String database = "test-" + UUID.randomUUID().toString().substring(0, 23);
    return MongoSettings.defaults(uri, database, "node-1");
  }

  /** Where the first of the servers listens. */
  public InetSocketAddress address() {
    String[] host = new ConnectionString(uri).getHosts().get(0).split(":");
    int port = host.length > 1 ? Integer.parseInt(host[1]) : 27017;
    return new InetSocketAddress(host[0], port);
  }

  /** The same settings by way of a proxy, past which the driver doesn't find. */
  public MongoSettings through(TcpProxy proxy, MongoSettings settings) {
    String hosts = String.join(",", new ConnectionString(uri).getHosts());
    String there =
        uri.replace(hosts, "127.0.0.1:" + proxy.port()).replaceAll("replicaSet=[^&]*&?", "");
    String end =
        there.contains("?") ? (there.endsWith("?") || there.endsWith("&") ? "" : "&") : "?";
    return MongoSettings.defaults(
        there + end + "directConnection=true", settings.database(), settings.node());
  }

  /** An engine over a database; the caller closes it. */
  public MongoEngine open(MongoSettings settings, InstantSource clock) {
    return Await.get(MongoEngine.open(settings, clock, vertx));
  }

  public void drop(MongoSettings settings) {
    CountDownLatch dropped = new CountDownLatch(1);
    try (MongoClient client = MongoClients.create(uri)) {
      client
          .getDatabase(settings.database())
          .drop()
          .subscribe(
              new Subscriber<>() {
                @Override
                public void onSubscribe(Subscription subscription) {
                  subscription.request(1);
                }

                @Override
                public void onNext(Void nothing) {}

                @Override
                public void onError(Throwable failure) {
                  dropped.countDown();
                }

                @Override
                public void onComplete() {
                  dropped.countDown();
                }
              });
      if (!dropped.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("the database was not dropped in time");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
