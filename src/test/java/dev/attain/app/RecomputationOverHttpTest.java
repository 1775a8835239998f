package dev.attain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.conformance.lrs.Target;
import dev.attain.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Recomputing through a whole server. */
class RecomputationOverHttpTest {
  private static final String RECOMPUTATION =
      "/api/v1/frameworks/"
          + URLEncoder.encode(SampleDocuments.FRAMEWORK_ID, StandardCharsets.UTF_8)
          + "/recomputation";

  private static final String ALL = "/api/v1/recomputations";

  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> send(Target target, String method, String path, String body)
      throws Exception {
    String credential = target.key() + ":" + target.secret();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.endpoint().resolve(path))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credential.getBytes(StandardCharsets.UTF_8)))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  @Timeout(120)
  void aFrameworkIsRecomputedAndSaysHowFarItIs() throws Exception {
    try (AttainUnderTest server = new AttainUnderTest()) {
      Target target = server.start();
      assertThat(send(target, "POST", RECOMPUTATION, "").statusCode()).isEqualTo(404);
      assertThat(send(target, "POST", "/api/v1/frameworks", SampleDocuments.FRAMEWORK).statusCode())
          .isEqualTo(201);
      assertThat(send(target, "GET", RECOMPUTATION, "").statusCode()).isEqualTo(404);
      assertThat(send(target, "GET", ALL, "").body()).isEqualTo("{\"recomputations\":[]}");
      HttpResponse<String> begun = send(target, "POST", RECOMPUTATION, "");
      assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
      JsonNode status = Json.MAPPER.readTree(begun.body());
      assertThat(status.path("by").asText()).isEqualTo(target.key());
      assertThat(status.path("generation").asInt()).isEqualTo(1);
      while (status.path("state").asText().equals("running")) {
        status = Json.MAPPER.readTree(send(target, "GET", RECOMPUTATION, "").body());
      }
      assertThat(status.path("state").asText()).isEqualTo("done");
      assertThat(status.path("share").asDouble()).isEqualTo(1);
      assertThat(send(target, "DELETE", RECOMPUTATION, "").statusCode()).isEqualTo(409);
      JsonNode all = Json.MAPPER.readTree(send(target, "GET", ALL, "").body());
      assertThat(all.path("recomputations")).containsExactly(status);
      JsonNode projections =
          Json.MAPPER.readTree(send(target, "GET", "/api/v1/projections", "").body());
      assertThat(projections.path("projections").path(0).path("nodes").path(0).path("shares"))
          .hasToString("64");
    }
  }
}
