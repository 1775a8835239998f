package dev.attain.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.access.Credentials;
import dev.attain.access.NewCredential;
import dev.attain.access.Scope;
import dev.attain.http.TestClient.Answer;
import dev.attain.storage.model.ModelEngine;
import dev.attain.telemetry.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiRoutesTest {
  private static final String CONTRACT =
      """
      {"openapi":"3.1.0","info":{"title":"t","version":"1"},"security":[{"basic":[]}],
       "paths":{
        "/api/v1/people/{personId}/notes":{
         "get":{"operationId":"getNotes","x-attain-scope":"competency/read",
          "parameters":[
           {"name":"personId","in":"path","required":true,"schema":{"type":"string"}},
           {"name":"level","in":"query","schema":{"type":"integer","minimum":1}},
           {"name":"text","in":"query","schema":{"type":"string"}}],
          "responses":{"200":{"description":"ok"}}},
         "post":{"operationId":"addNote",
          "parameters":[
           {"name":"personId","in":"path","required":true,"schema":{"type":"string"}}],
          "requestBody":{"required":true,"content":{"application/json":{"schema":
           {"type":"object","required":["note"],"properties":{"note":{"type":"string"}}}}}},
          "responses":{"201":{"description":"made"}}}},
        "/api/v1/open":{"get":{"operationId":"open","security":[],
          "responses":{"200":{"description":"ok"}}}}},
       "components":{"securitySchemes":{"basic":{"type":"http","scheme":"basic"}}}}
      """;

  private static Vertx vertx;
  private static Telemetry telemetry;
  private static TestClient admin;
  private static TestClient reader;
  private static TestClient stranger;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    telemetry = new Telemetry();
    ModelEngine engine = new ModelEngine(InstantSource.system());
    Credentials credentials =
        new Credentials(
            engine.records(), InstantSource.system(), Runnable::run, "https://x.example.org", 10);
    Map<String, ApiOperation> operations =
        Map.of(
            "getNotes",
            call ->
                Future.succeededFuture(
                    ApiAnswer.ok(
                        Map.of(
                            "person", call.pathParameter("personId"),
                            "level", call.findQueryParameter("level").orElse("none"),
                            "text", call.findQueryParameter("text").orElse("none"),
                            "caller", call.principal().authority().name(),
                            "header", call.findHeader("if-match").orElse("none")))),
            "addNote",
            call -> {
              // Completes on a thread of its own, as an engine may.
              Promise<ApiAnswer> promise = Promise.promise();
              String body = new String(call.body(), StandardCharsets.UTF_8);
              new Thread(() -> promise.complete(ApiAnswer.created(Map.of("got", body)))).start();
              return promise.future();
            },
            "open",
            call -> Future.succeededFuture(ApiAnswer.ok(List.of(1, 2))));
    HttpParts parts =
        new HttpParts(
            credentials, engine, telemetry, InstantSource.system(), operations, List.of());
    Router router = Router.router(vertx);
    ApiContract contract = RunningServer.await(ApiContract.of(vertx, new JsonObject(CONTRACT)));
    contract.requireOperations(operations.keySet());
    new ApiRoutes(vertx, contract, operations, 1_000).mount(new Routes(router, parts, bounds()));
    HttpServer server =
        RunningServer.await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    stranger = new TestClient(server.actualPort(), Map.of());
    admin = stranger.as(RunningServer.await(credentials.create("a", Set.of(Scope.ADMIN))));
    NewCredential competency =
        RunningServer.await(credentials.create("r", Set.of(Scope.COMPETENCY_READ)));
    reader = stranger.as(competency);
  }

  private static Bounds bounds() {
    OctetBudget budget = new OctetBudget(10_000);
    return new Bounds(
        budget, budget, new Connections(100, Long.MAX_VALUE), ConnectionLimits.DEFAULT);
  }

  @AfterAll
  static void stop() {
    RunningServer.await(vertx.close());
    telemetry.close();
  }

  @Test
  void parametersArriveDecoded() {
    Answer answer =
        reader.get(
            "/api/v1/people/account%3Ahttps%3A%2F%2Fhr.example.org%7Cann%20b/notes",
            "level", "2", "text", "a+b c");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("person").asText())
        .isEqualTo("account:https://hr.example.org|ann b");
    assertThat(answer.json().get("level").asText()).isEqualTo("2");
    assertThat(answer.json().get("text").asText()).isEqualTo("a+b c");
  }

  @Test
  void anOperationLearnsWhoCallsAndWhatHeadersCame() {
    Answer answer = reader.with("If-Match", "\"3\"").get("/api/v1/people/ann/notes");

    assertThat(answer.json().get("caller").asText()).isEqualTo("r");
    assertThat(answer.json().get("header").asText()).isEqualTo("\"3\"");
  }

  @Test
  void aTextMayLookLikeANumberOrHoldQuotes() {
    for (String text : List.of("1.10", "2", "true", "say \"no\"", "a\\b", "{}")) {
      Answer answer = reader.get("/api/v1/people/1.10/notes", "text", text);
      assertThat(answer.status()).as(text).isEqualTo(200);
      assertThat(answer.json().get("text").asText()).isEqualTo(text);
    }
  }

  @Test
  void requestsAreHeldToTheContract() {
    assertThat(reader.get("/api/v1/people/ann/notes", "level", "0").status()).isEqualTo(400);
    assertThat(reader.get("/api/v1/people/ann/notes", "level", "x").status()).isEqualTo(400);
    Answer answer = admin.post("/api/v1/people/ann/notes", "{\"note\":1}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("problems")).isNotEmpty();
    assertThat(admin.post("/api/v1/people/ann/notes", "{\"note\":").status()).isEqualTo(400);
    assertThat(admin.post("/api/v1/people/ann/notes", "").status()).isEqualTo(400);
  }

  @Test
  void aBodyArrivesAsItWasSentAndAnswersMayComeFromAnyThread() {
    Answer answer = admin.post("/api/v1/people/ann/notes", "{ \"note\": \"x\" }");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().get("got").asText()).isEqualTo("{ \"note\": \"x\" }");
    assertThat(admin.post("/api/v1/people/ann/notes", " ".repeat(1_001)).status()).isEqualTo(413);
  }

  @Test
  void aBodyIsOfATypeThatTheContractTakesOrOfAKindOfIt() {
    String path = "/api/v1/people/ann/notes";

    assertThat(send("application/ld+json; charset=utf-8", path).status()).isEqualTo(201);
    assertThat(send("Application/JSON", path).status()).isEqualTo(201);
    Answer refused = send("application/x-www-form-urlencoded", path);
    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.json().get("detail").asText())
        .isEqualTo(
            "A body of type application/x-www-form-urlencoded is not taken here;"
                + " send it as application/json.");
  }

  private static Answer send(String type, String path) {
    return admin
        .with("Content-Type", type)
        .send("POST", path, BodyPublishers.ofString("{\"note\":\"x\"}"));
  }

  @Test
  void operationsAreForThoseWithTheirScope() {
    assertThat(stranger.get("/api/v1/open").status()).isEqualTo(200);
    assertThat(stranger.get("/api/v1/people/ann/notes").status()).isEqualTo(401);
    assertThat(reader.post("/api/v1/people/ann/notes", "{}").status()).isEqualTo(403);
    Answer method = reader.send("DELETE", "/api/v1/people/ann/notes", BodyPublishers.noBody());
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Allow")).isEqualTo("GET, POST");
  }

  @Test
  void aContractThatIsNotServedInFullIsRefused() {
    ApiContract contract = RunningServer.await(ApiContract.of(vertx, new JsonObject(CONTRACT)));
    assertThatThrownBy(() -> contract.requireOperations(Set.of("open", "addNote", "other")))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("[getNotes]")
        .hasMessageContaining("[other]");
  }
}
