package dev.attain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attain.config.ServerSettings;
import dev.attain.http.TestClient;
import dev.attain.storage.contract.Await;
import dev.attain.storage.mongo.MongoSettings;
import dev.attain.storage.mongo.TcpProxy;
import dev.attain.storage.mongo.TestMongo;
import dev.attain.storage.mongo.standin.Faults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A whole server whose MongoDB, or the network to it, fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongoFaultsTest {
  private static final Duration SELECTION = Duration.ofMillis(300);
  private static final Duration DEADLINE = Duration.ofMillis(800);
  private static final Duration RECOVERY = Duration.ofSeconds(20);

  private final TestMongo mongo = TestMongo.server();
  private final MongoSettings database = mongo.freshDatabase();
  private final TcpProxy network = new TcpProxy(mongo.address());
  private Attain server;
  private TestClient client;

  @BeforeAll
  void start() throws InterruptedException {
    Await.get(mongo.open(database, InstantSource.system()).close());
    ServerSettings settings =
        ServerSettings.of(
            ServerSettings.read(
                Map.of("port", "0", "admin-key", "ann", "admin-secret", "a secret of hers"),
                Map.of(),
                null));
    MongoSettings there = mongo.through(network, database).withLimits(SELECTION, DEADLINE);
    server = Attain.start(settings, InstantSource.system(), new MongoStorage(there));
    client = TestClient.to(server.port()).as("ann", "a secret of hers").version("2.0.0");
    assertThat(client.get("/xapi/statements").status()).isEqualTo(200);
  }

  @AfterEach
  void mend() {
    network.mend();
    mongo.standIn().ifPresent(standIn -> standIn.faults().clear());
    // The same server, not started again.
    long end = System.nanoTime() + RECOVERY.toNanos();
    while (client.get("/health/ready").status() != 200 && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(client.get("/health/ready").status()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    server.stop();
    network.close();
    mongo.drop(database);
  }

  private static String id(int number) {
    return "40000000-0000-4000-8000-%012d".formatted(number);
  }

  private static String statement(int number) {
    return """
        {"id":"%s","actor":{"mbox":"mailto:ann@example.org"},
        "verb":{"id":"https://example.org/verbs/did"},
        "object":{"id":"https://example.org/activities/%d"}}"""
        .formatted(id(number), number);
  }

  private TestClient.Answer post(int number) {
    return client.post("/xapi/statements", statement(number));
  }

  private TestClient.Answer get(int number) {
    return client.get("/xapi/statements", "statementId", id(number));
  }

  private void postUntilStored(int number) {
    long end = System.nanoTime() + RECOVERY.toNanos();
    TestClient.Answer answer = post(number);
    while (answer.status() != 200 && System.nanoTime() < end) {
      requireAway(answer);
      answer = post(number);
    }
    assertThat(answer.status()).isEqualTo(200);
    assertThat(get(number).status()).isEqualTo(200);
    assertThat(
            client
                .get("/xapi/statements", "activity", "https://example.org/activities/" + number)
                .json()
                .get("statements"))
        .as("once")
        .hasSize(1);
  }

  private static void requireAway(TestClient.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotBlank();
  }

  @Test
  void aServerThatIsLostIsAnsweredWith503UntilItIsBack() {
    postUntilStored(1);
    network.refuse();
    requireAway(post(2));
    requireAway(get(1));
    requireAway(client.get("/xapi/statements"));
    assertThat(client.get("/health/ready").status()).isEqualTo(503);
    assertThat(client.get("/health/live").status()).isEqualTo(200);

    network.mend();
    postUntilStored(2);
    postUntilStored(1);
  }

  @Test
  void aPartitionThatOutlastsManyRequestsIsAnsweredWith503UntilItEnds() {
    postUntilStored(3);
    network.partition();
    for (int i = 0; i < 3; i++) {
      requireAway(post(4));
      requireAway(get(3));
    }
    network.mend();
    postUntilStored(4);
    postUntilStored(3);
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNotStoredTwice() {
    network.loseAnswerTo("commitTransaction");
    postUntilStored(5);
    assertThat(network.answersLost()).isPositive();
    assertThat(post(5).status()).isEqualTo(200);
    postUntilStored(5);
  }

  @Test
  void documentsAreRefusedWhileTheServerIsLostAndTakenAfterwards() {
    String state =
        "/xapi/activities/state"
            + TestClient.query(
                "activityId", "https://example.org/courses/1",
                "agent", "{\"mbox\":\"mailto:ann@example.org\"}",
                "stateId", "page");
    network.partition();
    requireAway(client.put(state, "{\"page\":1}"));
    requireAway(client.get(state));

    network.mend();
    mend();
    assertThat(client.put(state, "{\"page\":2}").status()).isEqualTo(204);
    assertThat(client.get(state).body()).isEqualTo("{\"page\":2}");
  }

  @Test
  void aFullDiskIsSaidAndReadsGoOn() {
    assumeTrue(mongo.isStandIn(), "only the stand-in's disk can be full");
    postUntilStored(6);
    Faults faults = mongo.standIn().orElseThrow().faults();
    faults.refuse("insert", 14031, "OutOfDiskSpace");

    TestClient.Answer answer = post(7);
    requireAway(answer);
    assertThat(answer.body()).contains("no space left");
    assertThat(get(6).status()).isEqualTo(200);
    assertThat(get(7).status()).isEqualTo(404);
    postUntilStored(7);
  }

  @Test
  void whereNoServerAnswersAtTheStartOneLineSaysSo() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("serve", "--port", "0", "--mongodb-uri", "mongodb://127.0.0.1:" + free);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString().strip())
        .contains("127.0.0.1:" + free)
        .contains("doesn't answer")
        .hasLineCount(1);
  }
}
