package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.mongo.standin.StandIn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoEngineTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void drop() {
    server.drop(settings);
    Await.get(vertx.close());
  }

  @Test
  void anEngineThatIsOpenIsHealthy() {
    MongoEngine engine = open(settings);

    Await.get(engine.health());
    Await.get(engine.close());
  }

  @Test
  void whatOneEngineKeptTheNextOneFinds() {
    MongoEngine first = open(settings);
    Await.get(first.statements().append(List.of(Drafts.statement("a"))));
    Await.get(first.close());

    MongoEngine second = open(settings);
    assertThat(Await.get(second.statements().find(Drafts.id("a")))).isPresent();
    Await.get(second.close());
  }

  @Test
  void nodesThatStartTogetherMakeOneDatabase() {
    List<Future<MongoEngine>> starting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starting.add(MongoEngine.open(settings.withNode("node-" + i), new TestClock(), vertx));
    }
    starting.forEach(node -> Await.get(node.compose(MongoEngine::close)));

    MongoConnection connection = Await.get(MongoConnection.open(settings, vertx));
    assertThat(Await.get(new Schema(connection, SchemaStep.ALL).isCurrent())).isTrue();
    Await.get(connection.close());
  }

  @Test
  void aNewerSchemaIsRefusedWithBothVersions() {
    Await.get(open(settings).close());
    MongoConnection connection = Await.get(MongoConnection.open(settings, vertx));
    Await.get(
        connection
            .publishers()
            .done(
                connection
                    .database()
                    .getCollection(Schema.COLLECTION)
                    .updateOne(Filters.eq("_id", "schema"), Updates.set("version", 7))));
    Await.get(connection.close());

    assertThat(refusal(settings))
        .contains(settings.database())
        .contains("schema of version 7, newer than " + SchemaStep.ALL.size());
  }

  @Test
  void aStandaloneServerIsRefusedUnlessItIsAllowed() {
    StandIn standalone = StandIn.standalone();
    try {
      MongoSettings there = MongoSettings.defaults(standalone.uri(), "test", "node-1");

      assertThat(refusal(there)).contains("standalone").contains("--allow-standalone");
      MongoEngine engine = open(there.withAllowStandalone(true));
      Await.get(engine.statements().append(List.of(Drafts.statement("a"))));
      assertThat(Await.get(engine.statements().find(Drafts.id("a")))).isPresent();
      Await.get(engine.close());
    } finally {
      standalone.stop();
    }
  }

  @Test
  void whereNothingListensTheStartFailsSoonAndNamesTheServer() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    String uri = "mongodb://ann:s3cret@127.0.0.1:" + free + "/";

    assertThat(refusal(MongoSettings.defaults(uri, "test", "node-1").withLimits(SHORT, SHORT)))
        .contains("127.0.0.1:" + free)
        .contains("doesn't answer")
        .doesNotContain("s3cret");
  }

  @Test
  void whatIsNoConnectionStringIsRefusedWithoutBeingShown() {
    assertThat(refusal(MongoSettings.defaults("mongodb://ann:s3/cr@et@host", "test", "node-1")))
        .contains("not a connection string")
        .doesNotContain("cr@et");
    assertThat(refusal(MongoSettings.defaults("localhost", "test", "node-1")))
        .contains("not a connection string");
  }

  @Test
  void aPasswordThatIsNotAcceptedIsSaid() {
    StandIn other = StandIn.replicaSet();
    try {
      String uri = other.uri().replace("//", "//ann:s3cret@");

      assertThat(refusal(MongoSettings.defaults(uri, "test", "node-1").withLimits(SHORT, SHORT)))
          .contains("doesn't accept the user and password")
          .doesNotContain("s3cret");
    } finally {
      other.stop();
    }
  }

  @Test
  void aServerThatGoesAwayFailsOperationsSoonAndAsRetryable() {
    StandIn other = StandIn.replicaSet();
    MongoSettings there =
        MongoSettings.defaults(other.uri(), "test", "node-1").withLimits(SHORT, SHORT);
    MongoEngine engine = open(there);
    other.stop();

    Throwable failure = Await.failure(engine.statements().find(Drafts.id("a")));
    assertThat(engine.isRetryable(failure)).as("%s", failure).isTrue();
    failure = Await.failure(engine.health());
    assertThat(engine.isRetryable(failure)).as("%s", failure).isTrue();
    assertThat(engine.isRetryable(new IllegalStateException())).isFalse();
    engine.close();
  }

  private MongoEngine open(MongoSettings with) {
    return Await.get(MongoEngine.open(with, new TestClock(), vertx));
  }

  private String refusal(MongoSettings with) {
    Throwable failure = Await.failure(MongoEngine.open(with, new TestClock(), vertx));
    assertThat(failure).isInstanceOf(MongoRefusedException.class);
    return failure.getMessage();
  }
}
