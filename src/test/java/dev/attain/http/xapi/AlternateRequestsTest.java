package dev.attain.http.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlternateRequestsTest {
  private static final String STATE = "/xapi/activities/state";
  private static final String[] ANN = {
    "activityId", "https://example.org/a", "agent", "{\"mbox\":\"mailto:ann@example.org\"}"
  };

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aFormStandsForARequestOfEachMethod() {
    String id = UUID.randomUUID().toString();
    String authorization = server.client().header("Authorization");
    String[] document = {
      "stateId", id, "authorization", authorization, "X-Experience-API-Version", "1.0.3"
    };

    String put = form(document) + "&Content-Type=text%2Fplain&content=a%26b+%C3%BC";
    assertThat(send(server.stranger(), STATE + "?method=PUT", put).status()).isEqualTo(204);
    Answer got = send(server.stranger(), STATE + "?method=GET", form(document));
    assertThat(got.body()).isEqualTo("a&b ü");
    assertThat(got.header("Content-Type")).isEqualTo("text/plain");
    String guarded = form(document) + "&If-None-Match=*&content=c";
    assertThat(send(server.stranger(), STATE + "?method=PUT", guarded).status()).isEqualTo(412);
    assertThat(send(server.stranger(), STATE + "?method=DELETE", form(document)).status())
        .isEqualTo(204);
    String post = form(document) + "&content=%7B%22a%22%3A1%7D";
    assertThat(send(server.stranger(), STATE + "?method=POST", post).status()).isEqualTo(204);
    assertThat(server.client().get(STATE + "?" + form("stateId", id)).body())
        .isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @CsvSource({
    "?method=PATCH, x=1",
    "?method=GET&stateId=s, x=1",
    "?method=PUT, stateId=s",
    "?method=GET, content=c",
    "?method=GET, stateId=s&stateId=t",
    "?method=GET, stateId=%ZZ",
    "?method=GET, unknown=1",
    "?method=GET, X-Experience-API-Version=2.0.0",
    "?method=GET, X-Experience-API-Version=0.8",
  })
  void whatIsNotOfTheSyntaxIsRefused(String query, String fields) {
    Answer answer = send(server.client(), STATE + query, form() + "&" + fields);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.has("X-Experience-API-Version")).isTrue();
  }

  @Test
  void onlyFormsAreRewritten() {
    assertThat(server.client().post(STATE + "?method=GET", "{}").status()).isEqualTo(400);
    assertThat(server.client().put(STATE + "?method=GET", "{}").status()).isEqualTo(400);
  }

  private static String form(String... fields) {
    return (TestClient.query(ANN) + TestClient.query(fields).replace('?', '&')).substring(1);
  }

  private static Answer send(TestClient client, String path, String form) {
    return client
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", path, BodyPublishers.ofString(form));
  }
}
