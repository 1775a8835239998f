package dev.attain.http.governance;

import static dev.attain.competency.framework.SampleDocuments.COHORT;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.ROLE;
import static dev.attain.competency.framework.SampleDocuments.edited;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.access.Scope;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final String MERGES = "/api/v1/people/merges";
  private static final String ATTRIBUTES = "/api/v1/people/attributes";

  private final GovernedServer server = new GovernedServer();
  private final TestClient hr = server.client("HR", Scope.COMPETENCY_WRITE, Scope.COMPETENCY_READ);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void identifiersAreMergedAndUnmerged() {
    Answer merged = merge("mailto:seen.ann@example.org", "mailto:seen.smith@example.org");

    assertThat(merged.status()).isEqualTo(201);
    assertThat(merged.json().at("/affected").toString())
        .isEqualTo("[\"mailto:seen.smith@example.org\",\"mailto:seen.ann@example.org\"]");
    assertThat(merged.json().at("/merge/by/name").asText()).isEqualTo("HR");
    JsonNode who = identifiers("mailto:seen.smith@example.org");
    assertThat(who.get("person").asText()).isEqualTo("mailto:seen.ann@example.org");
    assertThat(who.get("identifiers")).hasSize(2);
    assertThat(who.get("revision").asInt()).isEqualTo(1);

    assertThat(hr.send("DELETE", MERGES + "/1", BodyPublishers.noBody()).status()).isEqualTo(400);
    Answer undone = hr.send("DELETE", MERGES + "/1?reason=typo", BodyPublishers.noBody());
    assertThat(undone.status()).isEqualTo(200);
    assertThat(identifiers("mailto:seen.smith@example.org").get("identifiers")).hasSize(1);
    JsonNode all = hr.get(MERGES).json().get("merges");
    assertThat(all.at("/0/undone/reason").asText()).isEqualTo("typo");
    assertThat(hr.send("DELETE", MERGES + "/1?reason=x", BodyPublishers.noBody()).status())
        .isEqualTo(422);
    assertThat(hr.send("DELETE", MERGES + "/7?reason=x", BodyPublishers.noBody()).status())
        .isEqualTo(404);
  }

  @Test
  void aPersonIsNotMergedIntoThemselvesNorIntoAStranger() {
    Answer self = merge("mailto:seen@example.org", "mailto:seen@example.org");
    Answer stranger = merge("mailto:seen@example.org", "mailto:other@example.org");

    assertThat(self.status()).isEqualTo(422);
    assertThat(self.json().at("/problems/0/path").asText()).isEqualTo("$.absorbed");
    assertThat(self.json().at("/problems/0/message").asText()).contains("nothing to merge");
    assertThat(stranger.json().at("/problems/0/message").asText()).contains("is unknown");
    assertThat(hr.post(MERGES, "{}").status()).isEqualTo(400);
  }

  @Test
  void aCohortFindsPeopleByWhatWasImported() {
    assertThat(
            csv("person,name,department,site,hired,left,leftReason\n"
                    + "mailto:ann@example.org,Ann,Bread,Lyon,2026-01-05,,\n"
                    + "mailto:ben@example.org,Ben,Bread,Rome,,,\n"
                    + "mailto:cy@example.com,Cy,Bread,Lyon,,2026-03-01,moved\n"
                    + "mailto:di@example.org,Di,Cakes,Lyon,,,\n")
                .json()
                .get("people")
                .asInt())
        .isEqualTo(4);
    String query =
        "{\"where\": \"department = \\\"Bread\\\" and site != \\\"Rome\\\"\","
            + " \"assigned\": \"2026-02-01T00:00:00Z\"}";
    publish(query);

    JsonNode members = hr.get("/api/v1/cohorts/bakers-2026/members").json().get("members");

    assertThat(members.findValuesAsText("person"))
        .containsExactly(
            "mailto:ann@example.org",
            "account:https://hr.example.org|ben",
            "mailto:cy@example.com");
    assertThat(members.at("/0/assigned").asText()).as("listed").isEqualTo("2026-01-05T08:00:00Z");
    assertThat(members.at("/2/assigned").asText()).as("found").isEqualTo("2026-02-01T00:00:00Z");
    assertThat(members.at("/2/left").asText()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(members.at("/2/leftReason").asText()).isEqualTo("moved");
    assertThat(hr.get("/api/v1/cohorts/bakers-2026").json().at("/query/where").asText())
        .startsWith("department");

    json("mailto:di@example.org", "{\"department\": \"Bread\", \"site\": \"Lyon\"}");
    assertThat(hr.get("/api/v1/cohorts/bakers-2026/members").json().get("members")).hasSize(4);
    merge("mailto:ann@example.org", "mailto:di@example.org");
    assertThat(hr.get("/api/v1/cohorts/bakers-2026/members").json().get("members")).hasSize(3);
  }

  @Test
  void aQueryThatIsNoneIsRefusedWithItsPlace() {
    Answer refused =
        publish("{\"where\": \"department is Bread\", \"assigned\": \"2026-02-01T00:00:00Z\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/problems/0/path").asText()).isEqualTo("$.query.where");
    assertThat(refused.json().at("/problems/0/message").asText())
        .isEqualTo("column 12: expected one of = != < <= > >= in, found is");
  }

  @Test
  void anImportIsAllOrNothing() {
    Answer refused = csv("person,site\nmailto:ann@example.org,Lyon\nben,Rome\n");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/problems/0/path").asText()).isEqualTo("line 3, person");
    String ann = "/api/v1/people/" + URLEncoder.encode("mailto:ann@example.org", UTF_8);
    assertThat(hr.get(ann + "/attributes").status()).isEqualTo(404);
    json("mailto:ann@example.org", "{\"site\": \"Lyon\"}");
    json("mailto:ann@example.org", "{\"team\": \"A\"}");
    assertThat(hr.get(ann + "/attributes").json().get("values").toString())
        .isEqualTo("{\"team\":\"A\"}");
  }

  private Answer publish(String query) {
    TestClient admin = server.client();
    admin.post("/api/v1/frameworks", FRAMEWORK);
    admin.post("/api/v1/roles", ROLE);
    return hr.post("/api/v1/cohorts", new String(edited(COHORT, "/query", query), UTF_8));
  }

  private Answer merge(String kept, String absorbed) {
    return hr.post(
        MERGES,
        "{\"kept\":\"" + kept + "\",\"absorbed\":\"" + absorbed + "\",\"reason\":\"badge\"}");
  }

  private JsonNode identifiers(String person) {
    return hr.get("/api/v1/people/" + URLEncoder.encode(person, UTF_8) + "/identifiers").json();
  }

  private Answer csv(String table) {
    return hr.with("Content-Type", "text/plain; charset=utf-8")
        .send("PUT", ATTRIBUTES, BodyPublishers.ofString(table));
  }

  private void json(String person, String attributes) {
    assertThat(
            hr.put(
                    ATTRIBUTES,
                    "{\"people\": [{\"person\": \""
                        + person
                        + "\", \"attributes\": "
                        + attributes
                        + "}]}")
                .status())
        .isEqualTo(200);
  }
}
