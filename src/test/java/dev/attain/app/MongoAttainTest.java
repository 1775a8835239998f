package dev.attain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.conformance.lrs.Target;
import dev.attain.http.TestClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A whole server on the MongoDB engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongoAttainTest {
  private static final String ID = "10000000-0000-4000-8000-000000000001";
  private static final String STATEMENT =
      "{\"id\":\""
          + ID
          + "\",\"actor\":{\"mbox\":\"mailto:ann@example.org\"},"
          + "\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/completed\"},"
          + "\"object\":{\"id\":\"https://example.org/courses/1\"},"
          + "\"result\":{\"extensions\":{\"https://example.org/a.b\":{\"$set\":1.50}}}}";

  private final MongoAttainUnderTest server = new MongoAttainUnderTest();
  private TestClient client;

  @BeforeAll
  void start() throws InterruptedException {
    Target target = server.start();
    client =
        TestClient.to(target.endpoint().getPort())
            .as(target.key(), target.secret())
            .version("1.0.3");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aStatementThatWasPostedComesBackAndIsFound() {
    assertThat(client.post("/xapi/statements", STATEMENT).status()).isEqualTo(200);
    assertThat(client.post("/xapi/statements", STATEMENT).status()).isEqualTo(200);

    assertThat(client.get("/xapi/statements", "statementId", ID).body())
        .contains("{\"https://example.org/a.b\":{\"$set\":1.50}}");
    assertThat(
            client
                .get("/xapi/statements", "agent", "{\"mbox\":\"mailto:ann@example.org\"}")
                .json()
                .get("statements"))
        .hasSize(1);
  }

  @Test
  void documentsAndHealthWork() {
    String state =
        "/xapi/activities/state"
            + TestClient.query(
                "activityId", "https://example.org/courses/1",
                "agent", "{\"mbox\":\"mailto:ann@example.org\"}",
                "stateId", "page");

    assertThat(client.put(state, "{\"page\":7}").status()).isEqualTo(204);
    assertThat(client.get(state).body()).isEqualTo("{\"page\":7}");
    assertThat(client.get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void aServerSaysWhereItKeepsThingsWithoutThePassword() {
    assertThat(server.place()).startsWith("MongoDB at ").doesNotContain("mongodb://");
  }

  @Test
  void whatIsWrongWithTheDatabaseIsOneLine() {
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("serve", "--port", "0", "--mongodb-uri", "mongodb://ann:hu/sh@db");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString().strip())
        .startsWith("attain: mongodb-uri is not a connection string")
        .doesNotContain("hu/sh")
        .hasLineCount(1);
  }
}
