package dev.attain.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.access.NewCredential;
import dev.attain.access.Scope;
import dev.attain.documents.DocumentStore;
import dev.attain.http.TestClient.Answer;
import dev.attain.http.multipart.MultipartLimits;
import dev.attain.records.RecordStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.StatementStore;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFrontTest {
  private static final String STATEMENTS = "/xapi/statements";
  private static final int BODY_LIMIT = 100_000;

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(HttpFrontTest::small);
  }

  private static HttpSettings small(HttpSettings usual) {
    return new HttpSettings(
        "127.0.0.1",
        0,
        2,
        BODY_LIMIT,
        1_000,
        BODY_LIMIT * 2,
        10_000,
        BODY_LIMIT,
        ConnectionLimits.DEFAULT,
        false,
        MultipartLimits.DEFAULT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoSendsNoCredentialOrAWrongOneIsAskedForOne() {
    TestClient stranger = server.stranger().version("1.0.3");
    for (Answer answer :
        new Answer[] {
          stranger.get(STATEMENTS),
          stranger.as("nobody", "x").get(STATEMENTS),
          stranger.with("Authorization", "Bearer x").get(STATEMENTS),
          stranger.with("Authorization", "Basic ???").get(STATEMENTS),
          stranger.post(STATEMENTS, "[]"),
          stranger.get("/metrics")
        }) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
    }
  }

  @Test
  void aCredentialMayDoWhatItsScopesSay() {
    NewCredential reader =
        RunningServer.await(server.credentials().create("Reader", Set.of(Scope.STATEMENTS_READ)));
    TestClient client = server.stranger().version("1.0.3").as(reader);
    assertThat(client.get(STATEMENTS).status()).isEqualTo(200);
    Answer refused = client.post(STATEMENTS, "[]");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().get("detail").asText()).contains("statements/write");
    assertThat(client.get("/metrics").status()).isEqualTo(403);
  }

  @Test
  void aBodyOverTheLimitIsRefusedAndTheConnectionGoesOn() {
    Answer answer = server.client().post(STATEMENTS, " ".repeat(BODY_LIMIT + 1));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().get("detail").asText()).contains(String.valueOf(BODY_LIMIT));
    assertThat(server.client().post(STATEMENTS, "[]").status()).isEqualTo(200);
  }

  @Test
  void aHundredMegabytesAreRefusedToAClientThatSendsThemAll() {
    byte[] chunk = new byte[1 << 20];
    Answer answer =
        server
            .client()
            .with("Content-Type", "application/json")
            .send("POST", STATEMENTS, BodyPublishers.ofInputStream(() -> new Repeated(chunk, 100)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(server.client().get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLargeIsNotAskedForWithContinue() throws IOException {
    String answer =
        exchange(
            "POST /xapi/statements HTTP/1.1\r\nHost: x\r\nX-Experience-API-Version: 1.0.3\r\n"
                + "Authorization: "
                + authorization()
                + "\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n"
                + "Expect: 100-continue\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
  }

  @Test
  void bodiesArePassedThroughContinueWhenTheyFit() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /xapi/statements HTTP/1.1\r\nHost: x\r\nX-Experience-API-Version: 1.0.3\r\n"
                  + "Authorization: "
                  + authorization()
                  + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                  + "Connection: close\r\nExpect: 100-continue\r\n\r\n")
              .getBytes(UTF_8));
      out.flush();
      InputStream in = socket.getInputStream();
      String first = new String(in.readNBytes("HTTP/1.1 100".length()), UTF_8);
      assertThat(first).isEqualTo("HTTP/1.1 100");
      out.write("[]".getBytes(UTF_8));
      out.flush();
      assertThat(new String(in.readAllBytes(), UTF_8)).contains("HTTP/1.1 200");
    }
  }

  @Test
  void whatABodyTookOfTheLimitOfAllBodiesIsGivenBack() throws IOException {
    for (int i = 0; i < 5; i++) {
      BodyPublisher unknownLength =
          BodyPublishers.ofInputStream(
              () -> new ByteArrayInputStream(" ".repeat(BODY_LIMIT + 1).getBytes(UTF_8)));
      TestClient client = server.client().with("Content-Type", "application/json");
      assertThat(client.send("POST", STATEMENTS, unknownLength).status()).isEqualTo(413);
      assertThat(client.post(STATEMENTS, "[]" + " ".repeat(BODY_LIMIT - 2)).status())
          .isEqualTo(200);
      leaveInABody(server);
    }
  }

  @Test
  @Timeout(60)
  void whoIsGoneBeforeTheCredentialIsVerifiedTakesNoMemory() throws IOException {
    try (RunningServer fresh = RunningServer.start(HttpFrontTest::small)) {
      for (int i = 0; i < 20; i++) {
        leaveInABody(fresh);
      }
      String body = " ".repeat(BODY_LIMIT - 2) + "[]";
      int status = 503;
      while (status == 503) {
        status = fresh.client().post(STATEMENTS, body).status();
      }
      assertThat(status).isEqualTo(200);
    }
  }

  @Test
  void moreBodiesAtOnceThanTheLimitAreAskedToComeBack() {
    OctetBudget budget = new OctetBudget(10);
    assertThat(budget.tryTake(6)).isTrue();
    assertThat(budget.tryTake(5)).isFalse();
    assertThat(budget.tryTake(4)).isTrue();
    budget.giveBack(6);
    assertThat(budget.tryTake(6)).isTrue();
    assertThat(budget.takeOrAll(11)).isEqualTo(-1);
    budget.giveBack(10);
    assertThat(budget.takeOrAll(11)).isEqualTo(10);
    assertThat(budget.takeOrAll(1)).isEqualTo(-1);
  }

  @Test
  void tenThousandLevelsAndBrokenJsonAreRefusedWithTheirPlace() {
    for (String body :
        new String[] {
          "[".repeat(10_000),
          "{\"a\":".repeat(10_000),
          "{\"id\": 1,}",
          "",
          "{\"a\":\"\\uD800\"}",
          "{\"actor\":{},\"actor\":{}}"
        }) {
      Answer answer = server.client().post(STATEMENTS, body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("/problems/0/message").asText()).contains("line");
    }
    assertThat(server.client().get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void compressedBodiesAreRefusedClearly() {
    Answer answer = server.client().with("Content-Encoding", "gzip").post(STATEMENTS, "[]");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.json().get("detail").asText()).contains("gzip");
  }

  @Test
  void unknownPathsAndMethodsAreProblems() {
    Answer unknown = server.client().get("/nowhere");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("Content-Type")).isEqualTo("application/problem+json");
    Answer method = server.client().send("DELETE", STATEMENTS, BodyPublishers.noBody());
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Allow")).isEqualTo("GET, HEAD, POST, PUT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a/%zz", "/xapi/statements?verb=%zz", "/api/%zz", "/xapi/statements?verb=%FF"})
  void whatIsNotPercentEncodedProperlyIsRefused(String path) throws IOException {
    String answer =
        exchange(
            "GET "
                + path
                + " HTTP/1.1\r\nHost: x\r\nX-Experience-API-Version: 1.0.3\r\nAuthorization: "
                + authorization()
                + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  @Test
  void healthAsksTheEngineAndMetricsCountStatements() {
    assertThat(server.stranger().get("/health/live").status()).isEqualTo(200);
    assertThat(server.stranger().get("/health/ready").status()).isEqualTo(200);
    String metrics = server.client().get("/metrics").body();
    assertThat(metrics)
        .contains("attain_statements_stored_total")
        .contains("attain_http_requests_seconds_count")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void anEngineThatIsAwayIsToldByReadinessAndBy503() {
    try (RunningServer sick = RunningServer.start(new SickEngine(true), Map.of())) {
      assertThat(sick.stranger().get("/health/ready").status()).isEqualTo(503);
      Answer answer = sick.client().get(STATEMENTS, "statementId", UUID.randomUUID().toString());
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.has("Retry-After")).isTrue();
    }
  }

  @Test
  void aBugIsAnsweredWithAnIncidentAndWithoutItsCause() {
    try (RunningServer sick = RunningServer.start(new SickEngine(false), Map.of())) {
      Answer answer = sick.client().get(STATEMENTS, "statementId", UUID.randomUUID().toString());
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).contains("incident").doesNotContain("out of order");
    }
  }

  @Test
  void aPortInUseIsNamedWithWhatToDo() {
    assertThatThrownBy(
            () -> RunningServer.start(settings -> HttpSettings.of("127.0.0.1", server.port(), 1)))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining(":" + server.port())
        .hasMessageContaining("--port");
  }

  @Test
  void operationsThatTheContractDoesNotKnowStopTheStart() {
    assertThatThrownBy(
            () ->
                RunningServer.start(
                    new ModelEngine(InstantSource.system()),
                    Map.of("undeclared", call -> Future.succeededFuture(ApiAnswer.ok(Map.of())))))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("undeclared");
  }

  @Test
  void theContractIsServedToAnyone() {
    Answer answer = server.stranger().get("/api/v1/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("openapi").asText()).startsWith("3.1");
    assertThat(answer.json().at("/paths/~1metrics/get/operationId").asText())
        .isEqualTo("getMetrics");
    assertThat(answer.body()).contains("application/problem+json");
  }

  /** Sends octets, and reads until the server closes. */
  private static String exchange(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** Sends all of a body but its last octet, and is gone. */
  private static void leaveInABody(RunningServer to) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", to.port())) {
      socket
          .getOutputStream()
          .write(
              ("POST /xapi/statements HTTP/1.1\r\nHost: x\r\n"
                      + "X-Experience-API-Version: 1.0.3\r\nAuthorization: "
                      + to.client().header("Authorization")
                      + "\r\nContent-Type: application/json\r\nContent-Length: "
                      + BODY_LIMIT
                      + "\r\n\r\n"
                      + " ".repeat(BODY_LIMIT - 1))
                  .getBytes(UTF_8));
      socket.getOutputStream().flush();
    }
  }

  private static String authorization() {
    return server.client().header("Authorization");
  }

  /** An engine whose statements are out of order. */
  private record SickEngine(boolean isRetryable, ModelEngine model) implements StorageEngine {
    SickEngine(boolean isRetryable) {
      this(isRetryable, new ModelEngine(InstantSource.system()));
    }

    @Override
    public StatementStore statements() {
      return new FailingStatementStore(model.statements());
    }

    @Override
    public DocumentStore documents() {
      return model.documents();
    }

    @Override
    public RecordStore records() {
      return model.records();
    }

    @Override
    public AttachmentStore attachments() {
      return model.attachments();
    }

    @Override
    public Future<Void> health() {
      return Future.failedFuture("out of order");
    }

    @Override
    public boolean isRetryable(Throwable failure) {
      return isRetryable;
    }

    @Override
    public Future<Void> close() {
      return model.close();
    }
  }

  /** A chunk again and again. */
  private static final class Repeated extends InputStream {
    private final byte[] chunk;
    private long left;

    Repeated(byte[] chunk, int times) {
      this.chunk = chunk;
      this.left = (long) chunk.length * times;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(Math.min(length, chunk.length), left);
      System.arraycopy(chunk, 0, into, offset, read);
      left -= read;
      return read;
    }
  }
}
