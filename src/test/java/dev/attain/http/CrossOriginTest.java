package dev.attain.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.TestClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class CrossOriginTest {
  @Test
  void pagesOfConfiguredOriginsMayCallAndOthersMayNot() {
    try (RunningServer server = RunningServer.start()) {
      TestClient page = server.client().with("Origin", RunningServer.ORIGIN);
      Answer allowed = page.get("/xapi/about");
      assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(RunningServer.ORIGIN);
      assertThat(allowed.header("Access-Control-Expose-Headers")).contains("ETag");
      assertThat(allowed.header("Vary")).isEqualToIgnoringCase("Origin");
      Answer preflight =
          server
              .stranger()
              .with("Origin", RunningServer.ORIGIN)
              .with("Access-Control-Request-Method", "PUT")
              .send("OPTIONS", "/xapi/statements", BodyPublishers.noBody());
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
      assertThat(preflight.header("Access-Control-Allow-Headers"))
          .contains("Authorization", "X-Experience-API-Version");

      Answer other = server.client().with("Origin", "https://other.org").get("/xapi/about");
      assertThat(other.status()).isEqualTo(200);
      assertThat(other.has("Access-Control-Allow-Origin")).isFalse();
    }
  }

  @Test
  void aDoubledSlashInThePathIsForgiven() {
    try (RunningServer server = RunningServer.start()) {
      assertThat(server.client().get("/xapi//statements").status()).isEqualTo(200);
    }
  }
}
