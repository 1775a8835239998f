package dev.attain.http.governance;

import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK_ID;
import static dev.attain.competency.framework.SampleDocuments.edited;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.access.Scope;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import java.net.URLEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrameworkLifeTest {
  private static final String FRAMEWORKS = "/api/v1/frameworks";

  private static GovernedServer server;
  private static TestClient admin;
  private static TestClient author;
  private static TestClient learning;
  private static TestClient line;

  @BeforeAll
  static void start() {
    server = new GovernedServer();
    admin = server.client();
    author = server.client("Ada", Scope.COMPETENCY_WRITE, Scope.COMPETENCY_READ);
    learning = server.client("Lea", Scope.APPROVE_LEARNING);
    line = server.client("Leo", Scope.APPROVE_LINE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aDraftIsStagedApprovedByBothSidesAndInForce() {
    String at = draft("2.0.0");

    assertThat(author.post(at + "/stage", "{\"rationale\":\"ready\"}").status()).isEqualTo(200);
    Answer first = learning.post(at + "/approvals/learning", "{\"rationale\":\"teachable\"}");
    assertThat(first.json().get("status").asText()).isEqualTo("staged");
    Answer second = line.post(at + "/approvals/line", "{\"rationale\":\"we need bread\"}");
    assertThat(second.json().get("status").asText()).isEqualTo("approved");

    JsonNode document = author.get(at).json();
    assertThat(document.get("approvals").findValuesAsText("side"))
        .containsExactly("learning", "line");
    assertThat(document.at("/approvals/0/by").asText()).startsWith("Lea (");
    assertThat(document.at("/approvals/0/on").asText()).isEqualTo("2026-06-01");
    assertThat(inForce()).isEqualTo("2.0.0");
    JsonNode events = author.get(at + "/history").json().get("events");
    assertThat(events.findValuesAsText("act"))
        .containsExactly("drafted", "staged", "approved", "approved");
    assertThat(events.findValuesAsText("sentence"))
        .containsExactly(
            "Ada stored the draft at 2026-06-01T12:00:00Z.",
            "Ada staged it at 2026-06-01T12:00:00Z: ready",
            "Lea approved it for the learning side at 2026-06-01T12:00:00Z: teachable",
            "Leo approved it for the line side at 2026-06-01T12:00:00Z: we need bread");

    Answer retired = author.post(at + "/retire", "{\"reason\":\"no more bread\"}");
    assertThat(retired.json().get("status").asText()).isEqualTo("retired");
    assertThat(inForce()).isEmpty();
    assertThat(author.post(at + "/retire", "{\"reason\":\"again\"}").status()).isEqualTo(409);
  }

  @Test
  void aDraftIsReplacedOnlyInTheRevisionThatWasSeen() {
    String at = draft("3.0.0");
    String tag = author.get(at).header("ETag");
    String changed = document("3.0.0", "/name", "\"Better baking\"");

    assertThat(author.put(at, changed).status()).isEqualTo(428);
    Answer replaced = author.with("If-Match", tag).put(at, changed);
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(author.get(at).json().get("name").asText()).isEqualTo("Better baking");
    assertThat(author.get(at).header("ETag")).isEqualTo(replaced.header("ETag")).isNotEqualTo(tag);
    assertThat(author.with("If-Match", tag).put(at, changed).status()).isEqualTo(412);
    assertThat(author.with("If-Match", "x").put(at, changed).status()).isEqualTo(400);
    assertThat(author.with("If-Match", tag).post(at + "/stage", "{}").status()).isEqualTo(412);
    Answer elsewhere =
        author
            .with("If-Match", replaced.header("ETag"))
            .put(at, document("3.0.1", "/name", "\"B\""));
    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(elsewhere.json().at("/problems/0/path").asText()).isEqualTo("$.version");
    assertThat(author.get(at + "/history").json().get("events").findValuesAsText("act"))
        .containsExactly("drafted", "revised");
  }

  @Test
  void whatIsStagedNeverChanges() {
    String at = draft("4.0.0");
    Answer staged = author.post(at + "/stage", "{}");

    Answer refused =
        author
            .with("If-Match", staged.header("ETag"))
            .put(at, document("4.0.0", "/name", "\"Other\""));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/problems/0/message").asText()).contains("new version");
    assertThat(author.get(at).json().get("name").asText()).isEqualTo("Baking");
    assertThat(author.post(at + "/stage", "{}").status()).isEqualTo(409);
    assertThat(admin.post(FRAMEWORKS, document("4.0.0", "/name", "\"Other\"")).status())
        .isEqualTo(409);
  }

  @Test
  void theTwoSidesAreTwoCredentialsWithTheirScopes() {
    String at = draft("5.0.0");
    assertThat(admin.post(at + "/approvals/line", "{\"rationale\":\"x\"}").status()).isEqualTo(409);
    author.post(at + "/stage", "{}");

    assertThat(line.post(at + "/approvals/learning", "{\"rationale\":\"x\"}").status())
        .isEqualTo(403);
    assertThat(line.post(at + "/approvals/line", "{\"rationale\":\" \"}").status()).isEqualTo(422);
    assertThat(line.post(at + "/approvals/line", "{}").status()).isEqualTo(400);
    assertThat(admin.post(at + "/approvals/line", "{\"rationale\":\"x\"}").status()).isEqualTo(200);
    Answer twice = line.post(at + "/approvals/line", "{\"rationale\":\"x\"}");
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.json().at("/problems/0/message").asText()).contains("this side");
    Answer same = admin.post(at + "/approvals/learning", "{\"rationale\":\"x\"}");
    assertThat(same.status()).isEqualTo(409);
    assertThat(same.json().at("/problems/0/message").asText()).contains("different credentials");
    assertThat(author.get(at).json().get("status").asText()).isEqualTo("staged");
  }

  @Test
  void whatCouldNotBeInForceIsNotStaged() {
    author.post(FRAMEWORKS, draftDocument("6.1.0", "/wasRevisionOf", "\"6.0.0\""));
    author.post(FRAMEWORKS, draftDocument("6.0.0", "/wasRevisionOf", "\"6.1.0\""));
    author.post(FRAMEWORKS, draftDocument("6.2.0", "/wasRevisionOf", "\"6.9.9\""));
    author.post(FRAMEWORKS, draftDocument("6.3.0", "/effectiveTo", "\"2026-05-31\""));

    assertThat(problem(author.post(version("6.1.0") + "/stage", "{}")))
        .isEqualTo("$.wasRevisionOf: version 6.0.0 is itself a revision of 6.1.0");
    assertThat(problem(author.post(version("6.2.0") + "/stage", "{}")))
        .isEqualTo("$.wasRevisionOf: version 6.9.9 of " + FRAMEWORK_ID + " is not stored");
    assertThat(problem(author.post(version("6.3.0") + "/stage", "{}")))
        .startsWith("$.effectiveTo: 2026-05-31 is past");
  }

  @Test
  void approvalsOfADocumentAreBelievedOfAnAdministratorAlone() {
    String approved = new String(edited(FRAMEWORK, "/version", "\"0.7.0\""), UTF_8);

    Answer refused = author.post(FRAMEWORKS, approved);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().at("/problems/0/path").asText()).isEqualTo("$.status");
    assertThat(admin.post(FRAMEWORKS, approved).status()).isEqualTo(201);
    assertThat(admin.post(FRAMEWORKS, approved).status()).isEqualTo(200);
    assertThat(author.get(version("0.7.0") + "/history").json().at("/events/0/sentence").asText())
        .isEqualTo(
            "Test imported it with the approvals that it came with at 2026-06-01T12:00:00Z.");
    // Out of the way of the other tests.
    admin.post(version("0.7.0") + "/retire", "{\"reason\":\"test\"}");
  }

  @Test
  void approvalsThatADraftBringsAreNone() {
    author.post(
        FRAMEWORKS, new String(edited(document("8.0.0", "/status", "\"draft\""), "/x", ""), UTF_8));
    author.post(version("8.0.0") + "/stage", "{}");

    assertThat(author.get(version("8.0.0")).json().get("approvals")).isEmpty();
    assertThat(
            learning
                .post(version("8.0.0") + "/approvals/learning", "{\"rationale\":\"x\"}")
                .json()
                .get("status")
                .asText())
        .isEqualTo("staged");
  }

  @Test
  void twoVersionsAreCompared() {
    draft("9.0.0");
    author.post(FRAMEWORKS, draftDocument("9.1.0", "/scale/0/cut", "0.45"));
    String at = FRAMEWORKS + "/" + URLEncoder.encode(FRAMEWORK_ID, UTF_8) + "/difference";

    JsonNode difference = author.get(at, "from", "9.0.0", "to", "9.1.0").json();

    assertThat(difference.get("changes").findValuesAsText("subject")).containsExactly("cut");
    assertThat(difference.at("/changes/0/before").doubleValue()).isEqualTo(0.4);
    assertThat(author.get(at, "from", "9.0.0", "to", "9.9.9").status()).isEqualTo(404);
    assertThat(author.get(at, "from", "9.0.0").status()).isEqualTo(400);
  }

  @Test
  void anUnknownVersionIsNotFound() {
    for (String path : new String[] {"", "/history"}) {
      assertThat(author.get(version("99") + path).status()).isEqualTo(404);
    }
    assertThat(author.post(version("99") + "/stage", "{}").status()).isEqualTo(404);
  }

  private static String problem(Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    JsonNode problem = answer.json().at("/problems/0");
    return problem.get("path").asText() + ": " + problem.get("message").asText();
  }

  private static String inForce() {
    for (JsonNode framework : author.get(FRAMEWORKS).json().get("frameworks")) {
      if (framework.get("inForce").asBoolean()) {
        return framework.get("version").asText();
      }
    }
    return "";
  }

  private static String draft(String version) {
    assertThat(author.post(FRAMEWORKS, draftDocument(version, "/approvals", "[]")).status())
        .isEqualTo(201);
    return version(version);
  }

  private static String version(String version) {
    return FRAMEWORKS + "/" + URLEncoder.encode(FRAMEWORK_ID, UTF_8) + "/versions/" + version;
  }

  private static String draftDocument(String version, String pointer, String value) {
    return new String(edited(document(version, "/status", "\"draft\""), pointer, value), UTF_8);
  }

  private static String document(String version, String pointer, String value) {
    String draft = new String(edited(FRAMEWORK, "/version", "\"" + version + "\""), UTF_8);
    draft = new String(edited(draft, "/status", "\"draft\""), UTF_8);
    return new String(edited(draft, pointer, value), UTF_8);
  }
}
