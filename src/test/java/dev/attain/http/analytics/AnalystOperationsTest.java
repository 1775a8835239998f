package dev.attain.http.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.access.NewCredential;
import dev.attain.access.Scope;
import dev.attain.audit.AuditEntry;
import dev.attain.http.TestClient.Answer;
import dev.attain.storage.contract.Await;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnalystOperationsTest {
  private static final String QUERY = "/api/v1/statements/query";
  private static final String MEASURES = "/api/v1/statements/measures";
  private static final String PASSED = "http://adlnet.gov/expapi/verbs/passed";
  private static final String FAILED = "http://adlnet.gov/expapi/verbs/failed";

  private final AnalystServer server = new AnalystServer();

  @BeforeEach
  void someResults() {
    post("ann", PASSED, "{\"score\":{\"scaled\":0.9},\"success\":true,\"duration\":\"PT1M\"}", 1);
    post("ann", FAILED, "{\"score\":{\"scaled\":0.4},\"success\":false,\"duration\":\"PT2M\"}", 1);
    post("bob", PASSED, "{\"score\":{\"scaled\":0.8},\"success\":true}", 2);
    post("cem", PASSED, "{\"extensions\":{\"https://example.org/mood\":\"gay\"}}", 2);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void post(String person, String verb, String result, int day) {
    Answer answer =
        server
            .client()
            .post(
                "/xapi/statements",
                """
                {"actor":{"mbox":"mailto:%s@example.org"},"verb":{"id":"%s"},
                 "object":{"id":"https://example.org/course"},"result":%s,
                 "timestamp":"2026-03-0%dT23:30:00Z"}"""
                    .formatted(person, verb, result, day));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private Answer get(String path, String... parameters) {
    return server.client().get(path, parameters);
  }

  private List<String> found(String... parameters) {
    Answer answer = get(QUERY, parameters);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<String> people = new ArrayList<>();
    answer
        .json()
        .path("statements")
        .forEach(
            s -> people.add(s.at("/actor/mbox").asText().replaceAll("mailto:|@example.org", "")));
    return people;
  }

  @Test
  void aFilterAndPlainParametersFindStatements() {
    assertThat(found()).containsExactly("cem", "bob", "ann", "ann");
    assertThat(found("filter", "score >= 0.8 and success = true")).containsExactly("bob", "ann");
    assertThat(found("filter", "not has score")).containsExactly("cem");
    assertThat(found("verb", PASSED, "minScore", "0.85")).containsExactly("ann");
    assertThat(found("resultExtension", "https://example.org/mood = \"gay\""))
        .containsExactly("cem");
    assertThat(found("resultExtension", "https://example.org/mood")).containsExactly("cem");
    assertThat(found("agent", "{\"mbox\":\"mailto:bob@example.org\"}")).containsExactly("bob");
    assertThat(found("person", "mailto:bob@example.org")).containsExactly("bob");
    assertThat(found("before", "2026-03-02", "order", "ascending")).containsExactly("ann", "ann");
    assertThat(found("minDuration", "90")).containsExactly("ann");
  }

  @Test
  void pagesGoOnByTheirCursor() {
    List<String> people = new ArrayList<>();
    JsonNode page = get(QUERY, "limit", "3").json();
    page.path("statements").forEach(s -> people.add(s.at("/actor/mbox").asText()));
    assertThat(page.path("complete").asBoolean()).isTrue();
    assertThat(found("limit", "3", "cursor", page.path("more").asText())).containsExactly("ann");
    assertThat(people).hasSize(3);
  }

  @Test
  void aBrokenFilterIsRefusedWithItsColumn() {
    Answer answer = get(QUERY, "filter", "score >= high");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/problems/0/column").asInt()).isEqualTo(10);
    assertThat(answer.json().at("/detail").asText())
        .isEqualTo("The parameter filter: expected a number for score, found high.");
    assertThat(get(QUERY, "verb", "passed").status()).isEqualTo(400);
    assertThat(get(QUERY, "agent", "{\"mbox\":\"ann\"}").status()).isEqualTo(400);
    assertThat(get(QUERY, "cursor", "9999999999999999999").status()).isEqualTo(400);
    assertThat(get(QUERY, "cohort", "https://example.org/none").status()).isEqualTo(404);
    assertThat(get(MEASURES, "by", "colour").status()).isEqualTo(400);
    assertThat(get(MEASURES, "by", "day,hour").status()).isEqualTo(400);
    assertThat(get(MEASURES, "zone", "Mars").status()).isEqualTo(400);
    assertThat(get(MEASURES, "quantiles", "2").status()).isEqualTo(400);
  }

  @Test
  void groupsAreCountedAndMeasured() {
    JsonNode answer = get(MEASURES, "by", "verb", "quantiles", "0.5").json();
    assertThat(answer.path("complete").asBoolean()).isTrue();
    JsonNode passed = answer.path("groups").get(0);
    assertThat(passed.at("/key/verb").asText()).isEqualTo(PASSED);
    assertThat(passed.path("count").asInt()).isEqualTo(3);
    assertThat(passed.at("/people/distinct").asInt()).isEqualTo(3);
    assertThat(passed.at("/score/mean").asDouble()).isCloseTo(0.85, within());
    assertThat(passed.at("/score/quantiles/0.5").asDouble()).isCloseTo(0.8, within());
    assertThat(passed.at("/success/rate").asDouble()).isEqualTo(1.0);
    assertThat(passed.at("/duration/sum").asDouble()).isEqualTo(60.0);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @Test
  void daysBeginInTheZoneAskedFor() {
    assertThat(keys("day", "UTC")).containsExactly("2026-03-01", "2026-03-02");
    assertThat(keys("day", "+01:00")).containsExactly("2026-03-02", "2026-03-03");
    assertThat(keys("week", "UTC")).containsExactly("2026-02-23", "2026-03-02");
    assertThat(keys("month", "UTC")).containsExactly("2026-03");
    assertThat(keys("hour", "Europe/Paris"))
        .containsExactly("2026-03-02T00:00+01:00", "2026-03-03T00:00+01:00");
  }

  private List<String> keys(String by, String zone) {
    List<String> keys = new ArrayList<>();
    get(MEASURES, "by", by, "zone", zone)
        .json()
        .path("groups")
        .forEach(group -> keys.add(group.at("/key/" + by).asText()));
    return keys;
  }

  @Test
  void whatIsNotShownIsTogetherInOthers() {
    JsonNode answer = get(MEASURES, "by", "person", "limit", "1").json();
    assertThat(answer.path("groups")).hasSize(1);
    assertThat(answer.at("/groups/0/key/person").asText()).isEqualTo("mailto:ann@example.org");
    assertThat(answer.at("/others/count").asInt()).isEqualTo(2);
    assertThat(answer.path("others").has("key")).isFalse();
  }

  @Test
  void whoMayNotReadCohortsMayNotAskByThem() {
    NewCredential reader =
        Await.get(server.server().credentials().create("Reader", Set.of(Scope.STATEMENTS_READ)));
    assertThat(server.client().as(reader).get(QUERY).status()).isEqualTo(200);
    assertThat(server.client().as(reader).get(QUERY, "cohort", "x").status()).isEqualTo(403);
    assertThat(server.client().as(reader).get(MEASURES, "by", "cohort").status()).isEqualTo(403);
    assertThat(server.server().stranger().get(QUERY).status()).isEqualTo(401);
  }

  @Test
  void aScanIsAJobThatEndsWithAnAnswerAndCanBeDeleted() {
    Answer started =
        server.client().post("/api/v1/statements/scans?by=verb&filter=has%20score", "");
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    String path = "/api/v1/statements/scans/" + started.json().path("id").asText();
    JsonNode scan = get(path).json();
    while (scan.path("state").asText().equals("running")) {
      scan = get(path).json();
    }
    assertThat(scan.path("state").asText()).as(scan.toString()).isEqualTo("done");
    assertThat(scan.path("scanned").asInt()).isEqualTo(4);
    assertThat(scan.at("/answer/groups/0/count").asInt()).isEqualTo(2);
    assertThat(scan.at("/answer/complete").asBoolean()).isTrue();
    assertThat(get("/api/v1/statements/scans").json().path("scans")).hasSize(1);
    assertThat(server.client().send("DELETE", path, BodyPublishers.noBody()).status())
        .isEqualTo(204);
    assertThat(get(path).status()).isEqualTo(404);
  }

  @Test
  void aSavedQueryIsRunByItsNameAndGuardedByItsRevision() {
    String path = "/api/v1/statements/queries/good-results";
    String body = "{\"description\":\"Good ones\",\"filter\":\"score>=0.8\",\"by\":[\"verb\"]}";
    Answer made = server.client().put(path, body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("filter").asText()).isEqualTo("score >= 0.8");
    assertThat(found("saved", "good-results")).containsExactly("bob", "ann");
    assertThat(found("saved", "good-results", "person", "mailto:bob@example.org"))
        .containsExactly("bob");
    assertThat(get(MEASURES, "saved", "good-results").json().at("/groups/0/count").asInt())
        .isEqualTo(2);
    assertThat(get(QUERY, "saved", "none").status()).isEqualTo(404);
    assertThat(server.client().put(path, body).status()).isEqualTo(412);
    String tag = get(path).header("ETag");
    assertThat(server.client().with("If-Match", tag).put(path, body).status()).isEqualTo(200);
    assertThat(server.client().with("If-Match", tag).put(path, body).status()).isEqualTo(412);
    assertThat(server.client().put(path + "2", "{\"filter\":\"score ~ 1\"}").status())
        .isEqualTo(400);
    assertThat(get("/api/v1/statements/queries").json().path("queries")).hasSize(1);
    NewCredential reader =
        Await.get(server.server().credentials().create("Reader", Set.of(Scope.STATEMENTS_READ)));
    assertThat(server.client().as(reader).get(path).status()).isEqualTo(200);
    assertThat(server.client().as(reader).send("DELETE", path, BodyPublishers.noBody()).status())
        .isEqualTo(403);
    assertThat(server.client().send("DELETE", path, BodyPublishers.noBody()).status())
        .isEqualTo(204);
    assertThat(Await.get(server.trail().page(Long.MAX_VALUE, 10)).entries())
        .filteredOn(entry -> entry.id().equals("good-results"))
        .extracting(AuditEntry::action)
        .containsExactly("deleted", "changed", "created");
  }

  @Test
  void anExportSaysWhereItEndsAndIsCompressedAndResumedAsAsked() throws Exception {
    String path = "/api/v1/statements/export";
    Answer csv = get(path, "format", "csv", "columns", "id,score,position", "filter", "has score");
    assertThat(csv.status()).as(csv.body()).isEqualTo(200);
    assertThat(csv.header("Content-Disposition")).contains("statements.csv");
    assertThat(csv.body().lines()).hasSize(4);
    String id = csv.body().lines().skip(1).findFirst().orElseThrow().split(",")[0];
    String upTo = csv.header("X-Attain-Position");
    assertThat(get(path, "after", id, "upTo", upTo).body().lines()).hasSize(3);
    HttpResponse<byte[]> gzip =
        server
            .client()
            .with("Accept-Encoding", "gzip")
            .octets("GET", path, BodyPublishers.noBody());
    assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(4);
    }
    assertThat(get(path, "format", "csv", "columns", "colour").status()).isEqualTo(400);
    assertThat(get(path, "format", "xls").status()).isEqualTo(400);
    assertThat(get(path, "after", "12345678-1234-4234-8234-123456789012").status()).isEqualTo(400);
  }
}
