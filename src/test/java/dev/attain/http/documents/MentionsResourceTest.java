package dev.attain.http.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MentionsResourceTest {
  private static RunningServer server;
  private static TestClient client;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    client = server.client();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anActivityHasAllThatStatementsSayOfIt() {
    String activity = "https://example.org/" + UUID.randomUUID();
    send(activity, "{\"name\":{\"en\":\"One\"},\"type\":\"https://x.org/old\"}");
    send(
        activity,
        "{\"name\":{\"de\":\"Eins\"},\"type\":\"https://x.org/new\","
            + "\"extensions\":{\"https://x.org/e\":1.0}}");

    Answer got = client.get("/xapi/activities", "activityId", activity);

    assertThat(got.body())
        .isEqualTo(
            "{\"objectType\":\"Activity\",\"id\":\""
                + activity
                + "\",\"definition\":{\"name\":{\"en\":\"One\",\"de\":\"Eins\"},"
                + "\"extensions\":{\"https://x.org/e\":1.0},\"type\":\"https://x.org/new\"}}");
    send(activity, "{\"name\":{\"en\":\"First\"}}");
    assertThat(definition(activity).at("/name/en").asText()).isEqualTo("First");
  }

  @Test
  void whatWasMergedOnceIsKeptAndGoesOn() {
    String activity = "https://example.org/" + UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      StringBuilder batch = new StringBuilder();
      for (int j = 0; j < 50; j++) {
        String definition = "{\"name\":{\"x-" + i + "-" + j + "\":\"n\"}}";
        batch.append(batch.isEmpty() ? "[" : ",").append(statement(activity, definition));
      }
      assertThat(client.post("/xapi/statements", batch + "]").status()).isEqualTo(200);
      assertThat(definition(activity).get("name")).hasSize(50 * (i + 1));
    }
  }

  @Test
  void anUnknownActivityIsItsIdAlone() {
    Answer got = client.get("/xapi/activities", "activityId", "https://example.org/unknown");

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.body())
        .isEqualTo("{\"objectType\":\"Activity\",\"id\":\"https://example.org/unknown\"}");
    assertThat(client.get("/xapi/activities").status()).isEqualTo(400);
    assertThat(client.get("/xapi/activities", "activityId", "unknown").status()).isEqualTo(400);
  }

  @Test
  void aPersonHasTheNamesInStatementsAndInTheQuestion() {
    String mbox = "mailto:" + UUID.randomUUID() + "@example.org";
    String actor = "{\"mbox\":\"" + mbox + "\",\"name\":\"Ann\"}";
    String statement =
        statement("https://example.org/a", "{}")
            .replace("{\"mbox\":\"mailto:ann@example.org\"}", actor);
    assertThat(client.post("/xapi/statements", statement).status()).isEqualTo(200);

    Answer got =
        client.get("/xapi/agents", "agent", "{\"mbox\":\"" + mbox + "\",\"name\":\"Ann B.\"}");

    assertThat(got.body())
        .isEqualTo(
            "{\"objectType\":\"Person\",\"name\":[\"Ann\",\"Ann B.\"],\"mbox\":[\""
                + mbox
                + "\"]}");
    assertThat(client.get("/xapi/agents").status()).isEqualTo(400);
    assertThat(client.get("/xapi/agents", "agent", "{}").status()).isEqualTo(400);
    String account = "{\"account\":{\"homePage\":\"https://x.org\",\"name\":\"7\"}}";
    assertThat(client.get("/xapi/agents", "agent", account).json().at("/account/0/name").asText())
        .isEqualTo("7");
  }

  @Test
  void headIsServedAndOtherMethodsAreNot() {
    String path = "/xapi/activities?activityId=https://example.org/a";
    assertThat(client.send("HEAD", path, BodyPublishers.noBody()).status()).isEqualTo(200);
    assertThat(client.put(path, "{}").status()).isEqualTo(405);
  }

  private static JsonNode definition(String activity) {
    return client.get("/xapi/activities", "activityId", activity).json().get("definition");
  }

  private static void send(String activity, String definition) {
    Answer answer = client.post("/xapi/statements", statement(activity, definition));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String statement(String activity, String definition) {
    return "{\"actor\":{\"mbox\":\"mailto:ann@example.org\"},\"verb\":{\"id\":\"https://x.org/v\"},"
        + "\"object\":{\"id\":\""
        + activity
        + "\",\"definition\":"
        + definition
        + "}}";
  }
}
