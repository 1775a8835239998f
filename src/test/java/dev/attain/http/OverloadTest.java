package dev.attain.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.TestClient.Answer;
import dev.attain.http.multipart.MultipartLimits;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than a server takes: what was acknowledged is stored, the rest is put off, and it goes on.
 * {@code -Dattain.overload.connections=5000} makes it more.
 */
@Timeout(600)
class OverloadTest {
  private static final String STATEMENTS = "/xapi/statements";
  private static final String LARGE = "/api/v1/people/large/proficiency";
  private static final int CONNECTIONS = Integer.getInteger("attain.overload.connections", 300);
  private static final int MAX_BODY = 100_000;
  private static final int LARGE_ANSWER = 24 << 20;
  private static final int WRITERS = 32;
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final AtomicInteger asked = new AtomicInteger();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private EmbeddedEngine engine;
  private int answerOctets = LARGE_ANSWER;
  @TempDir private Path folder;

  @BeforeEach
  void open() {
    engine = EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    Await.get(engine.close());
  }

  private RunningServer serve(int most, Duration idle, Duration patience) {
    UnaryOperator<HttpSettings> tight =
        usual ->
            new HttpSettings(
                usual.host(),
                0,
                1,
                MAX_BODY,
                usual.maxApiBody(),
                2 * MAX_BODY,
                usual.inlineBody(),
                LARGE_ANSWER / 2,
                new ConnectionLimits(most, idle, patience),
                false,
                MultipartLimits.DEFAULT);
    RunningServer server =
        RunningServer.start(engine, Map.of("getProficiency", this::large), tight);
    opened.add(0, server);
    return server;
  }

  private Future<ApiAnswer> large(ApiCall call) {
    asked.incrementAndGet();
    return Future.succeededFuture(ApiAnswer.ok("x".repeat(answerOctets)));
  }

  private RawClient connect(RunningServer server) throws IOException {
    RawClient client = new RawClient(server.port());
    opened.add(0, client);
    return client;
  }

  @Test
  void bodiesBeyondTheBudgetArePutOffAndWhatIsAcknowledgedIsStored() throws Exception {
    RunningServer server = serve(10 * CONNECTIONS, LONG, LONG);
    assertServes(server);
    Map<String, RawClient> held = new LinkedHashMap<>();
    Answer refused;
    do {
      // One that comes while the question below is in memory may itself be put off: one more.
      String id = UUID.randomUUID().toString();
      held.put(id, hold(server, id));
      refused = post(server, UUID.randomUUID().toString());
    } while (refused.status() == 200);
    assertPutOff(refused);
    assertThat(refused.body()).contains("too many large requests at once");

    List<String> acknowledged = storm(server);
    for (Map.Entry<String, RawClient> each : held.entrySet()) {
      String said = each.getValue().send("}").readUntil("\r\n\r\n");
      if (said.startsWith("HTTP/1.1 200")) {
        acknowledged.add(each.getKey());
      } else {
        assertThat(said).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: ");
      }
    }
    acknowledged.addAll(storm(server));
    assertThat(acknowledged).isNotEmpty();
    assertStored(server, acknowledged);
    assertServes(server);
  }

  /** Sends all of a body but its last octet. */
  private RawClient hold(RunningServer server, String id) throws IOException {
    String body = statement(id, MAX_BODY - 2_000);
    return connect(server)
        .post(server.client(), body.length())
        .send(body.substring(0, body.length() - 1));
  }

  @Test
  void aRefusedBodyKeepsNoMemoryWhileItsClientGoesOnSending() throws Exception {
    RunningServer server = serve(100, LONG, LONG);
    String piece = " ".repeat(1 << 20);
    for (int i = 0; i < 3; i++) {
      RawClient endless =
          connect(server)
              .head(
                  "POST " + STATEMENTS,
                  server.client(),
                  "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n");
      endless.send("7fffffff\r\n");
      // More than fits between us and the server: it has read more than it takes.
      for (int sent = 0; sent < 24; sent++) {
        endless.send(piece);
      }
    }
    String id = UUID.randomUUID().toString();
    assertThat(post(server, id).status()).isEqualTo(200);
    assertStored(server, List.of(id));
  }

  @Test
  void idleConnectionsGiveWayToThoseThatWork() throws Exception {
    RunningServer server = serve(40, LONG, LONG);
    List<RawClient> idle = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      idle.add(connect(server));
    }
    assertServes(server);
    for (RawClient eldest : idle.subList(0, CONNECTIONS - 40)) {
      assertThat(eldest.readToEnd()).isEmpty();
    }
    assertServes(server);
  }

  @Test
  void aNewcomerIsPutOffWhenAllConnectionsWork() throws Exception {
    RunningServer server = serve(2, LONG, LONG);
    List<RawClient> busy = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      RawClient working =
          connect(server)
              .head(
                  "POST " + STATEMENTS,
                  server.client(),
                  "Content-Type: application/json\r\nContent-Length: 2\r\n"
                      + "Expect: 100-continue\r\n");
      assertThat(working.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
      busy.add(working);
    }
    RawClient newcomer = connect(server);
    String said = newcomer.head("GET /health/live", server.client(), "").readUntil("\r\n\r\n");
    assertThat(said).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: 2");
    assertThat(newcomer.readToEnd()).contains("as many connections as it takes");

    busy.get(0).send("[]").readUntil("HTTP/1.1 200");
    RawClient next = connect(server);
    assertThat(next.head("GET /health/live", server.client(), "").readUntil("\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void aHeadThatComesForEverEndsWithItsConnection() throws Exception {
    RunningServer server = serve(100, SHORT, LONG);
    RawClient slow = connect(server).send("GET /health/live HTTP/1.1\r\nHost: ");

    assertThat(slow.dribble("x")).isEmpty();
    assertServes(server);
  }

  @Test
  void aBodyThatComesForEverIsGivenUp() throws Exception {
    RunningServer server = serve(100, LONG, SHORT);
    RawClient slow = connect(server).post(server.client(), MAX_BODY).send("[");
    assertThat(slow.dribble(" "))
        .startsWith("HTTP/1.1 408")
        .containsIgnoringCase("Connection: close");

    RawClient stranger = connect(server);
    stranger.post(server.client().as("nobody", "x"), MAX_BODY).send("[");
    assertThat(stranger.dribble(" ")).startsWith("HTTP/1.1 401");
    assertServes(server);
  }

  @Test
  void anUploadThatComesForEverLeavesNoFileBehind() throws Exception {
    RunningServer server = serve(100, LONG, SHORT);
    RawClient slow = beginUpload(server);
    while (drafts() == 0) {
      // On a machine that stands still the patience may be over before there is a file.
      slow = slow.isEnded() ? beginUpload(server) : slow.send("x");
    }

    assertThat(slow.dribble("x")).startsWith("HTTP/1.1 408");
    while (drafts() > 0) {
      Thread.onSpinWait();
    }
    assertServes(server);
  }

  private RawClient beginUpload(RunningServer server) throws IOException {
    RawClient slow = connect(server);
    String hash = "a".repeat(64);
    String attachment =
        ",\"attachments\":[{\"usageType\":\"http://x.org/u\",\"display\":{\"en\":\"x\"},"
            + "\"contentType\":\"text/plain\",\"length\":1,\"sha2\":\""
            + hash
            + "\"}]}";
    String json = statement(UUID.randomUUID().toString(), 300);
    return slow.head(
            "POST /xapi/statements",
            server.client(),
            "Content-Type: multipart/mixed; boundary=b\r\nContent-Length: 10000000\r\n")
        .send("--b\r\nContent-Type: application/json\r\n\r\n")
        .send(json.substring(0, json.length() - 1) + attachment)
        .send("\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n")
        .send("X-Experience-API-Hash: " + hash + "\r\n\r\n");
  }

  @Test
  void clientsThatGoAwayInAnUploadLeaveNothingBehind() throws Exception {
    RunningServer server = serve(100, LONG, LONG);
    for (int i = 0; i < 20; i++) {
      try (RawClient gone = new RawClient(server.port())) {
        gone.post(server.client(), MAX_BODY).send(" ".repeat(MAX_BODY / 2));
      }
    }
    // Nothing of the budget is left with them.
    String id = UUID.randomUUID().toString();
    while (post(server, id).status() != 200) {
      Thread.onSpinWait();
    }
    assertStored(server, List.of(id));
  }

  @Test
  void largeAnswersThatNobodyReadsAreBoundedAndCutOff() throws Exception {
    RunningServer server = serve(100, LONG, SHORT);
    RawClient slow = connect(server).head("GET " + LARGE, server.client(), "");
    slow.readOne();

    // As long as it has the memory that there is for answers, others wait; then it is cut off.
    assertThat(getWhenThereIsRoom(server).body()).hasSize(LARGE_ANSWER + 2);
    while (!slow.isEnded()) {
      Thread.onSpinWait();
    }
    assertThat(slow.received().length()).isLessThan(LARGE_ANSWER);
  }

  @Test
  void aSecondLargeAnswerWaitsUntilTheFirstIsTaken() throws Exception {
    RunningServer server = serve(100, LONG, LONG);
    RawClient slow = connect(server).head("GET " + LARGE, server.client(), "");
    slow.readOne();
    assertPutOff(server.client().get(LARGE));
    slow.close();
    assertThat(getWhenThereIsRoom(server).body()).hasSize(LARGE_ANSWER + 2);
  }

  /** Also when this machine stands still for longer than the server's patience. */
  private static Answer getWhenThereIsRoom(RunningServer server) {
    while (true) {
      try {
        Answer answer = server.client().get(LARGE);
        if (answer.status() == 200) {
          return answer;
        }
        assertPutOff(answer);
      } catch (UncheckedIOException cutOff) {
        continue;
      }
    }
  }

  @Test
  void whoAsksWithoutReadingIsNotAnsweredForEver() throws Exception {
    int requests = 3_000;
    answerOctets = 60_000;
    RunningServer server = serve(100, LONG, LONG);
    RawClient greedy = connect(server);
    Thread sender =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < requests; i++) {
                  greedy.head("GET " + LARGE, server.client(), "");
                }
              } catch (IOException closed) {
                // As the test ends.
              }
            });
    sender.start();
    while (asked.get() == 0) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < 300; i++) {
      assertServes(server);
    }
    assertThat(asked.get()).isLessThan(requests / 2);
    greedy.close();
    sender.join();
  }

  @Test
  void aGzipBombIsNeverUnpacked() throws Exception {
    RunningServer server = serve(100, LONG, LONG);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[16 << 20]);
    }
    TestClient client = server.client().with("Content-Type", "application/json");
    Answer declared =
        client
            .with("Content-Encoding", "gzip")
            .send("POST", STATEMENTS, BodyPublishers.ofByteArray(bomb.toByteArray()));
    assertThat(declared.status()).isEqualTo(415);
    Answer undeclared =
        client.send("POST", STATEMENTS, BodyPublishers.ofByteArray(bomb.toByteArray()));
    assertThat(undeclared.status()).isEqualTo(400);
    assertServes(server);
  }

  private static Answer post(RunningServer server, String id) {
    return server.client().post(STATEMENTS, statement(id, MAX_BODY / 2));
  }

  private static String statement(String id, int octets) {
    String json =
        "{\"id\":\""
            + id
            + "\",\"actor\":{\"mbox\":\"mailto:ann@example.org\"},"
            + "\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/completed\"},"
            + "\"object\":{\"id\":\"https://example.org/courses/1\"}}";
    return json.substring(0, json.length() - 1)
        + " ".repeat(Math.max(0, octets - json.length()))
        + "}";
  }

  /** Posts by some at once, each stored or put off; the ids of those that were acknowledged. */
  private static List<String> storm(RunningServer server) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      Map<String, java.util.concurrent.Future<Answer>> all = new LinkedHashMap<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        String id = UUID.randomUUID().toString();
        all.put(id, writers.submit(() -> post(server, id)));
      }
      List<String> acknowledged = new ArrayList<>();
      for (Map.Entry<String, java.util.concurrent.Future<Answer>> each : all.entrySet()) {
        Answer answer = each.getValue().get();
        if (answer.status() == 200) {
          acknowledged.add(each.getKey());
        } else {
          assertPutOff(answer);
        }
      }
      return acknowledged;
    } finally {
      writers.shutdownNow();
    }
  }

  private static void assertPutOff(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }

  private static void assertStored(RunningServer server, List<String> ids) {
    for (String id : ids) {
      assertThat(server.client().get(STATEMENTS, "statementId", id).status()).isEqualTo(200);
    }
  }

  private static void assertServes(RunningServer server) {
    while (true) {
      try {
        assertThat(server.client().get("/health/live").status()).isEqualTo(200);
        return;
      } catch (UncheckedIOException closedAsIdle) {
        continue;
      }
    }
  }

  private long drafts() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("attachments").resolve("incoming"))) {
      return files.count();
    }
  }
}
