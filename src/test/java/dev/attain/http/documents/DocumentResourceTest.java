package dev.attain.http.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.access.NewCredential;
import dev.attain.access.Scope;
import dev.attain.documents.ETag;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import dev.attain.storage.contract.Await;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentResourceTest {
  private static final String ANN = "{\"mbox\":\"mailto:ann@example.org\"}";
  private static final String REGISTRATION = "10000000-0000-4000-8000-000000000001";

  private static RunningServer server;
  private static TestClient v1;
  private static TestClient v2;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    v1 = server.client();
    v2 = v1.version("2.0.0");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void whatIsPutComesBackWithItsTypeTagAndTime(DocumentKind kind) {
    String document = document(kind);
    assertThat(put(v2, document, "text/plain; charset=utf-8", "Grüße").status()).isEqualTo(204);

    Answer got = v1.get(document);

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.body()).isEqualTo("Grüße");
    assertThat(got.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(got.header("ETag")).isEqualTo(tag("Grüße")).matches("\"[0-9a-f]{40}\"");
    assertThat(got.header("Last-Modified")).endsWith("GMT");
    assertThat(got.header("X-Experience-API-Version")).isEqualTo("1.0.3");
    assertThat(got.header("Content-Security-Policy")).contains("sandbox");
    Answer head = v1.send("HEAD", document, BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo(tag("Grüße"));
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void aDocumentIsDeletedAndThenNotFound(DocumentKind kind) {
    String document = document(kind);
    v1.post(document, "{\"a\":1}");

    assertThat(delete(v1.with("If-Match", tag("other")), document).status()).isEqualTo(412);
    assertThat(delete(v1.with("If-Match", tag("{\"a\":1}")), document).status()).isEqualTo(204);
    assertThat(v1.get(document).status()).isEqualTo(404);
    assertThat(delete(v1, document).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void postMergesAndARefusedMergeChangesNothing(DocumentKind kind) {
    String document = document(kind);
    assertThat(v1.post(document, "{\"a\":1.0,\"b\":{\"x\":1}}").status()).isEqualTo(204);
    assertThat(v1.post(document, "{\"b\":{\"y\":2}}").status()).isEqualTo(204);
    assertThat(v1.get(document).body()).isEqualTo("{\"a\":1.0,\"b\":{\"y\":2}}");

    assertThat(v1.post(document, "[1]").status()).isEqualTo(400);
    assertThat(v1.post(document, "{\"c\":").status()).isEqualTo(400);
    assertThat(post(v1, document, "text/plain", "{\"c\":1}").status()).isEqualTo(400);
    assertThat(v1.with("If-Match", tag("other")).post(document, "{\"c\":1}").status())
        .isEqualTo(412);
    assertThat(v1.get(document).body()).isEqualTo("{\"a\":1.0,\"b\":{\"y\":2}}");
  }

  @ParameterizedTest
  @CsvSource({
    "STATE, 1.0.3, 204",
    "STATE, 2.0.0, 409",
    "ACTIVITY_PROFILE, 1.0.3, 409",
    "ACTIVITY_PROFILE, 2.0.0, 409",
    "AGENT_PROFILE, 1.0.3, 409",
    "AGENT_PROFILE, 2.0.0, 409",
  })
  void aPutWithoutAPreconditionReplacesOnlyStatesOfTheOldVersion(
      DocumentKind kind, String version, int status) {
    TestClient client = v1.version(version);
    String document = document(kind);
    assertThat(client.post(document, "{\"a\":1}").status()).isEqualTo(204);

    Answer again = client.put(document, "{\"a\":2}");

    assertThat(again.status()).isEqualTo(status);
    if (status == 409) {
      assertThat(again.json().get("detail").asText()).contains("If-Match", tag("{\"a\":1}"));
      assertThat(client.get(document).body()).isEqualTo("{\"a\":1}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STATE, 1.0.3, 204",
    "STATE, 2.0.0, 204",
    "ACTIVITY_PROFILE, 1.0.3, 400",
    "ACTIVITY_PROFILE, 2.0.0, 204",
    "AGENT_PROFILE, 1.0.3, 400",
    "AGENT_PROFILE, 2.0.0, 204",
  })
  void aPutWithoutAPreconditionCreatesAllButProfilesOfTheOldVersion(
      DocumentKind kind, String version, int status) {
    String document = document(kind);

    Answer answer = v1.version(version).put(document, "{}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(v1.get(document).status()).isEqualTo(status == 204 ? 200 : 404);
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void preconditionsAreHeeded(DocumentKind kind) {
    String document = document(kind);
    TestClient unlessThere = v2.with("If-None-Match", "*");
    assertThat(v2.with("If-Match", "*").put(document, "{}").status()).isEqualTo(412);
    assertThat(unlessThere.put(document, "{\"a\":1}").status()).isEqualTo(204);
    assertThat(unlessThere.put(document, "{\"a\":2}").status()).isEqualTo(412);
    assertThat(v2.with("If-Match", "\"1234\"").put(document, "{\"a\":2}").status()).isEqualTo(412);
    assertThat(v2.with("If-None-Match", tag("{\"a\":1}")).put(document, "{}").status())
        .isEqualTo(412);
    assertThat(v2.get(document).body()).isEqualTo("{\"a\":1}");

    String tag = tag("{\"a\":1}");
    for (String accepted : List.of(tag, "W/" + tag, "\"x\", " + tag, tag.replace("\"", ""))) {
      assertThat(v2.with("If-Match", accepted).put(document, "{\"a\":1}").status()).isEqualTo(204);
    }
  }

  @Test
  void statesAreListedByRegistrationAndTime() {
    String states = states();
    v1.post(states + "&stateId=plain", "{}");
    v1.post(states + "&stateId=registered&registration=" + REGISTRATION, "{}");

    Answer all = v1.get(states);
    assertThat(texts(all.json())).containsExactlyInAnyOrder("plain", "registered");
    assertThat(all.header("Last-Modified")).endsWith("GMT");
    assertThat(texts(v1.get(states + "&registration=" + REGISTRATION).json()))
        .containsExactly("registered");
    assertThat(texts(v1.get(states + "&since=2020-01-01T00:00:00Z").json())).hasSize(2);
    assertThat(v1.get(states + "&since=2100-01-01T00:00:00Z").body()).isEqualTo("[]");
    assertThat(v1.get(states + "&stateId=registered").status()).isEqualTo(404);
  }

  @Test
  void allStatesOfARegistrationOrOfAnActivityAndAgentAreDeletedAtOnce() {
    String states = states();
    String registered = states + "&registration=" + REGISTRATION;
    v1.post(states + "&stateId=plain", "{}");
    v1.post(registered + "&stateId=registered", "{}");

    assertThat(delete(v1, registered).status()).isEqualTo(204);
    assertThat(texts(v1.get(states).json())).containsExactly("plain");
    assertThat(delete(v1.with("If-Match", "*"), states).status()).isEqualTo(400);
    assertThat(delete(v1, states).status()).isEqualTo(204);
    assertThat(v1.get(states).body()).isEqualTo("[]");
  }

  @Test
  void agentsAreEqualByIdentifierNotByName() {
    String path = "/xapi/agents/profile?profileId=" + UUID.randomUUID() + "&agent=";
    v1.post(path + encode("{\"name\":\"Ann\",\"mbox\":\"mailto:ann@example.org\"}"), "{}");

    assertThat(v1.get(path + encode(ANN)).status()).isEqualTo(200);
    assertThat(v1.get(path + encode("{\"mbox\":\"mailto:bob@example.org\"}")).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/xapi/activities/state?agent=AGENT&stateId=s",
        "/xapi/activities/state?activityId=https://example.org/a&stateId=s",
        "/xapi/activities/state?activityId=not-an-iri&agent=AGENT&stateId=s",
        "/xapi/activities/state?activityId=https://example.org/a&agent=ann&stateId=s",
        "/xapi/activities/state?activityId=https://example.org/a&agent=AGENT&stateId=s&registration=1",
        "/xapi/activities/state?activityId=https://example.org/a&agent=AGENT&stateid=s",
        "/xapi/activities/state?activityId=https://example.org/a&agent=AGENT&stateId=s&stateId=t",
        "/xapi/activities/profile?profileId=p",
        "/xapi/activities/profile?activityId=https://example.org/a&profileId=p&agent=AGENT",
        "/xapi/agents/profile?profileId=p",
        "/xapi/agents/profile?agent=%7B%7D&profileId=p",
        "/xapi/agents/profile?agent=AGENT&profileId=p&registration=" + REGISTRATION,
      })
  void everyMethodRefusesWrongParameters(String path) {
    String wrong = path.replace("AGENT", encode(ANN));
    for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
      TestClient client = v1.with("Content-Type", "application/json").with("If-None-Match", "*");
      Answer answer =
          client.send(
              method,
              wrong,
              method.startsWith("P") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
      assertThat(answer.status()).as(method + " " + answer.body()).isEqualTo(400);
      assertThat(answer.has("X-Experience-API-Version")).isTrue();
    }
  }

  @Test
  void anIdIsRequiredWhereOneDocumentIsMeantAndSinceIsForMany() {
    String profiles = "/xapi/activities/profile?activityId=https://example.org/many";
    assertThat(v1.put(profiles, "{}").status()).isEqualTo(400);
    assertThat(v1.post(profiles, "{}").status()).isEqualTo(400);
    assertThat(delete(v1, profiles).status()).isEqualTo(400);
    assertThat(v1.get(profiles + "&since=yesterday").status()).isEqualTo(400);
    assertThat(v1.get(profiles + "&profileId=p&since=2020-01-01T00:00:00Z").status())
        .isEqualTo(400);
    assertThat(v1.get(profiles).body()).isEqualTo("[]");
  }

  @Test
  void aDocumentOverTheLimitIsRefusedWithTheLimit() {
    String document = document(DocumentKind.STATE);
    Answer refused = put(v1, document, "text/plain", "x".repeat(RunningServer.MAX_DOCUMENT + 1));

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.json().get("detail").asText()).contains("" + RunningServer.MAX_DOCUMENT);
    assertThat(v1.get(document).status()).isEqualTo(404);
    assertThat(put(v1, document, "text/plain", "x".repeat(RunningServer.MAX_DOCUMENT)).status())
        .isEqualTo(204);
  }

  @Test
  void aCredentialNeedsTheScopeAndAVersionMustBeServed() {
    NewCredential reader =
        Await.get(server.credentials().create("r", Set.of(Scope.DOCUMENTS_READ)));
    String document = document(DocumentKind.STATE);

    assertThat(v1.as(reader).put(document, "{}").status()).isEqualTo(403);
    assertThat(v1.as(reader).get(document).status()).isEqualTo(404);
    assertThat(server.stranger().version("1.0.3").get(document).status()).isEqualTo(401);
    assertThat(v1.version("1.1.0").get(document).status()).isEqualTo(400);
  }

  @Test
  void ofManyWritersAtOnceOneCreatesADocument() throws InterruptedException {
    String document = document(DocumentKind.AGENT_PROFILE);
    TestClient unlessThere = v2.with("If-None-Match", "*");
    List<Integer> statuses = new ArrayList<>();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String body = "{\"by\":" + i + "}";
      Thread writer =
          new Thread(
              () -> {
                int status = unlessThere.put(document, body).status();
                synchronized (statuses) {
                  statuses.add(status);
                }
              });
      writers.add(writer);
      writer.start();
    }
    for (Thread writer : writers) {
      writer.join();
    }

    assertThat(statuses).hasSize(8).containsOnlyOnce(204).containsOnly(204, 412);
  }

  /** The path of a document that nobody else has. */
  private static String document(DocumentKind kind) {
    String id = UUID.randomUUID().toString();
    return switch (kind) {
      case STATE -> states() + "&stateId=" + id;
      case ACTIVITY_PROFILE -> kind.path + "?activityId=https://example.org/a&profileId=" + id;
      case AGENT_PROFILE -> kind.path + "?agent=" + encode(ANN) + "&profileId=" + id;
    };
  }

  /** The path of the states of an activity that nobody else has. */
  private static String states() {
    return "/xapi/activities/state?activityId=https://example.org/"
        + UUID.randomUUID()
        + "&agent="
        + encode(ANN);
  }

  private static Answer put(TestClient client, String path, String type, String body) {
    return client.with("Content-Type", type).send("PUT", path, BodyPublishers.ofString(body));
  }

  private static Answer post(TestClient client, String path, String type, String body) {
    return client.with("Content-Type", type).send("POST", path, BodyPublishers.ofString(body));
  }

  private static Answer delete(TestClient client, String path) {
    return client.send("DELETE", path, BodyPublishers.noBody());
  }

  private static String tag(String content) {
    return ETag.of(content.getBytes(StandardCharsets.UTF_8)).quoted();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
