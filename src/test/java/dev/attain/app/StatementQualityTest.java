package dev.attain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.conformance.Target;
import dev.attain.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is said of evidence, and what statements are held to, through a whole server. */
class StatementQualityTest {
  private static final String ANN = "mailto:ann@example.org";
  private static final String OURS = "https://attain.dev/profiles/evidence/xapi";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void judgementsDisputesAndChosenProfilesWorkTogether() throws Exception {
    try (AttainUnderTest attain = new AttainUnderTest()) {
      Target target = attain.start();
      Caller caller = new Caller(target);
      caller.post("/api/v1/frameworks", SampleDocuments.FRAMEWORK, 201);
      caller.post(
          "/api/v1/profiles", Files.readString(Path.of("profiles/evidence/profile.jsonld")), 201);
      caller.post(
          "/api/v1/conformance/profiles",
          "{\"profile\": \"%s\", \"mode\": \"reject\"}".formatted(OURS),
          201);

      JsonNode attested =
          caller.post("/api/v1/evidence/attestations", judgement("mailto:boss@example.org"), 201);
      JsonNode refused = caller.post("/api/v1/evidence/attestations", judgement(ANN), 422);
      assertThat(refused.findValuesAsText("path")).containsExactly("$.rater");
      caller.waitFor(proficiency(), figures -> items(figures) == 1);

      String about =
          "{\"statement\": \"%s\", \"person\": \"%s\", \"competencies\": [\"%s\"]%s}"
              .formatted(attested.get("statement").textValue(), ANN, SampleDocuments.DOUGH, "%s");
      caller.post("/api/v1/evidence/disputes", about.formatted(""), 201);
      caller.waitFor(proficiency(), figures -> items(figures) == 0);
      caller.post(
          "/api/v1/evidence/resolutions",
          about.formatted(", \"by\": \"mailto:hr@example.org\", \"outcome\": \"upheld\""),
          201);
      caller.waitFor(proficiency(), figures -> items(figures) == 1);
      caller.post(
          "/api/v1/evidence/resolutions",
          about.formatted(", \"by\": \"" + ANN + "\", \"outcome\": \"upheld\""),
          422);

      caller.waitFor("/api/v1/conformance/profiles", choices -> !choices.get("inForce").isEmpty());
      JsonNode rules = caller.post("/xapi/statements", statementWithoutInstructor(), 400);
      assertThat(rules.findValuesAsText("path"))
          .containsExactly("$.context.instructor", "$.result.score.scaled");
      caller.post(
          "/api/v1/conformance/profiles",
          "{\"profile\": \"%s\", \"mode\": \"warn\"}".formatted(OURS),
          201);
      caller.waitFor(
          "/api/v1/conformance/profiles",
          choices -> choices.at("/inForce/0/mode").textValue().equals("warn"));
      HttpResponse<String> warned = caller.send("/xapi/statements", statementWithoutInstructor());
      assertThat(warned.statusCode()).isEqualTo(200);
      assertThat(warned.headers().firstValue("X-Attain-Profile-Violations")).hasValue("2");
      String report = warned.headers().firstValue("X-Attain-Profile-Report").orElseThrow();
      JsonNode findings =
          caller.waitFor(report + "&quarantined=true", page -> page.get("findings").size() == 1);
      assertThat(findings.at("/findings/0/breaches")).hasSize(2);
      JsonNode sources =
          caller.waitFor(
              "/api/v1/conformance/sources", quality -> !quality.get("sources").isEmpty());
      assertThat(sources.at("/sources/0/profiles/0/invalid").intValue()).isEqualTo(1);
      assertThat(sources.get("refusedSinceStart").intValue()).isEqualTo(1);
    }
  }

  private static String judgement(String rater) {
    return """
    {"person": "%s", "competency": "%s", "rater": "%s", "rating": {"value": 4, "of": 4}}
    """
        .formatted(ANN, SampleDocuments.DOUGH, rater);
  }

  private static String statementWithoutInstructor() {
    return """
    {"actor": {"mbox": "%s"}, "verb": {"id": "%s/verbs/was-attested"}, "object": {"id": "%s"}}
    """
        .formatted(ANN, OURS, SampleDocuments.DOUGH);
  }

  private static String proficiency() {
    return "/api/v1/people/" + URLEncoder.encode(ANN, StandardCharsets.UTF_8) + "/proficiency";
  }

  /** How many items count for the first competency; -1 as long as nobody is known. */
  private static int items(JsonNode figures) {
    return figures.at("/frameworks/0/competencies/0/items").asInt(-1);
  }

  private record Caller(Target target) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    JsonNode post(String path, String body, int status) throws Exception {
      HttpResponse<String> answer = send(path, body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      return Json.MAPPER.readTree(answer.body());
    }

    HttpResponse<String> send(String path, String body) throws Exception {
      return CLIENT.send(
          request(path)
              .header("Content-Type", "application/json")
              .header("X-Experience-API-Version", "1.0.3")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }

    JsonNode waitFor(String path, Predicate<JsonNode> condition) throws Exception {
      Instant end = Instant.now().plus(PATIENCE);
      JsonNode answer = get(path);
      while (!condition.test(answer)) {
        assertThat(Instant.now()).as("%s answers %s", path, answer).isBefore(end);
        Thread.sleep(50);
        answer = get(path);
      }
      return answer;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
      return Json.MAPPER.readTree(
          CLIENT.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder request(String path) {
      String secret = target.key() + ":" + target.secret();
      return HttpRequest.newBuilder(
              URI.create("http://127.0.0.1:" + target.endpoint().getPort() + path))
          .header(
              "Authorization",
              "Basic "
                  + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
