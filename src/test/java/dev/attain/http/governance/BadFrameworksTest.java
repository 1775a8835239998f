package dev.attain.http.governance;

import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK_ID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unsound documents over HTTP: every problem by its path, and what was in force still is. */
class BadFrameworksTest {
  private static final String FRAMEWORKS = "/api/v1/frameworks";
  private static final String IN_FORCE =
      FRAMEWORKS + "/" + URLEncoder.encode(FRAMEWORK_ID, StandardCharsets.UTF_8);
  private static final String OTHER = FRAMEWORK.replace("\"1.0.0\"", "\"2.0.0\"");

  private final GovernedServer server = new GovernedServer();
  private final TestClient admin = server.client();
  private String before = "";

  @BeforeEach
  void publish() {
    assertThat(admin.post(FRAMEWORKS, FRAMEWORK).status()).isEqualTo(201);
    before = admin.get(IN_FORCE).json().toString();
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** The paths of the problems of version 2 with one text in the place of another. */
  private List<String> refused(String from, String to) {
    assertThat(OTHER).contains(from);
    Answer answer = admin.post(FRAMEWORKS, OTHER.replace(from, to));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(422);
    List<String> paths = new ArrayList<>();
    for (JsonNode problem : answer.json().get("problems")) {
      assertThat(problem.get("message").asText()).isNotBlank();
      paths.add(problem.get("path").asText());
    }
    assertThat(admin.get(IN_FORCE).json()).hasToString(before);
    assertThat(admin.get(IN_FORCE + "?version=2.0.0").status()).isEqualTo(404);
    return paths;
  }

  @Test
  void aCycleOfPrerequisites() {
    assertThat(
            refused(
                "\"tier\": \"roleFamily\"",
                "\"tier\": \"roleFamily\", \"requires\": [\"https://example.org/skills/oven\"]"))
        .anyMatch(path -> path.startsWith("$.competencies[") && path.contains("requires"));
  }

  @Test
  void anUnknownCompetencyInARule() {
    assertThat(
            refused(
                "[{\"competency\": \"https://example.org/skills/dough\"",
                "[{\"competency\": \"https://example.org/skills/none\""))
        .containsExactly("$.mappings[0].emit[0].competency");
  }

  @Test
  void aBadJsonPath() {
    assertThat(
            refused(
                "\"when\": {\"verbs\"",
                "\"when\": {\"paths\": [{\"path\": \"$.result[\", \"present\": true}], \"verbs\""))
        .allMatch(path -> path.startsWith("$.mappings[0].when.paths[0]"))
        .isNotEmpty();
  }

  @Test
  void aWeightBelowZero() {
    assertThat(refused("\"type\": \"assessment\"", "\"type\": \"assessment\", \"weight\": -1"))
        .containsExactly("$.mappings[0].emit[0].weight");
  }

  @Test
  void allOfThemTogether() {
    assertThat(
            refused(
                "[{\"competency\": \"https://example.org/skills/dough\", \"type\": \"assessment\"",
                "[{\"competency\": \"x:none\", \"type\": \"assessment\", \"weight\": -1"))
        .containsExactlyInAnyOrder(
            "$.mappings[0].emit[0].competency", "$.mappings[0].emit[0].weight");
  }
}
