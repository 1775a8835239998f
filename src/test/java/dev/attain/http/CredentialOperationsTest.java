package dev.attain.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.http.TestClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialOperationsTest {
  private static final String PATH = "/api/v1/credentials";

  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aCredentialThatWasMadeMayDoWhatItsScopesSayAndNothingElse() {
    Answer made = create("[\"statements/read\"]");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    TestClient reader = client(made.json());
    assertThat(reader.get("/xapi/statements", "limit", "1").status()).isEqualTo(200);
    assertThat(reader.post("/xapi/statements", "[]").status()).isEqualTo(403);
    assertThat(reader.get(PATH).status()).isEqualTo(403);
    assertThat(reader.post(PATH, "{}").status()).isEqualTo(403);
  }

  @Test
  void everyCredentialMayAskWhatItIs() {
    JsonNode made = create("[\"approve/line\"]").json();

    Answer self = client(made).get("/api/v1/self");

    assertThat(self.status()).as(self.body()).isEqualTo(200);
    assertThat(self.json().get("key")).isEqualTo(made.get("key"));
    assertThat(self.json().get("scopes")).hasSize(1);
    assertThat(self.json().get("scopes").get(0).asText()).isEqualTo("approve/line");
    assertThat(server.stranger().get("/api/v1/self").status()).isEqualTo(401);
  }

  @Test
  void theListHasEveryCredentialAndNoSecret() {
    JsonNode made = create("[\"documents/read\",\"documents/write\"]").json();

    Answer list = server.client().get(PATH);

    assertThat(list.json().get("credentials")).hasSize(2);
    assertThat(list.body())
        .contains(made.get("key").asText())
        .doesNotContain(made.get("secret").asText())
        .doesNotContain("hash")
        .doesNotContain("salt");
  }

  @Test
  void aRevokedCredentialIsRefusedAtOnceAlsoWhenItWasJustUsed() {
    JsonNode made = create("[\"statements/read\"]").json();
    TestClient reader = client(made);
    assertThat(reader.get("/xapi/statements", "limit", "1").status()).isEqualTo(200);

    assertThat(revoke(made.get("key").asText()).status()).isEqualTo(204);

    assertThat(reader.get("/xapi/statements", "limit", "1").status()).isEqualTo(401);
    assertThat(revoke(made.get("key").asText()).status()).isEqualTo(404);
  }

  @Test
  void theLastAdministratorStays() {
    String first = server.client().get(PATH).json().at("/credentials/0/key").asText();
    assertThat(revoke(first).status()).isEqualTo(409);

    TestClient second = client(create("[\"admin\"]").json());

    assertThat(revoke(first).status()).isEqualTo(204);
    assertThat(second.get(PATH).json().get("credentials")).hasSize(1);
  }

  @Test
  void whatTheContractDoesNotAllowIsRefused() {
    assertThat(create("[]").status()).isEqualTo(400);
    assertThat(create("[\"everything\"]").status()).isEqualTo(400);
    assertThat(server.client().post(PATH, "{\"name\":\"x\"}").status()).isEqualTo(400);
  }

  private Answer create(String scopes) {
    return server.client().post(PATH, "{\"name\":\"Portal\",\"scopes\":" + scopes + "}");
  }

  private Answer revoke(String key) {
    return server.client().send("DELETE", PATH + "/" + key, BodyPublishers.noBody());
  }

  private TestClient client(JsonNode made) {
    return server.client().as(made.get("key").asText(), made.get("secret").asText());
  }
}
