package dev.attain.http.governance;

import static dev.attain.competency.framework.SampleDocuments.COHORT;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK_ID;
import static dev.attain.competency.framework.SampleDocuments.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.access.NewCredential;
import dev.attain.access.Scope;
import dev.attain.audit.Author;
import dev.attain.http.TestClient;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.storage.contract.Await;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditReadsTest {
  private final GovernedServer server = new GovernedServer();
  private final TestClient admin = server.client();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyChangeIsOnRecordWithWhoMadeIt() {
    publishAll();
    admin.post("/api/v1/roles", ROLE);

    JsonNode trail = admin.get("/api/v1/audit").json();

    assertThat(trail.get("entries").findValuesAsText("subject"))
        .containsExactly("cohort", "role", "framework", "credential");
    assertThat(trail.get("entries").findValuesAsText("action"))
        .containsExactly("created", "created", "imported", "created");
    assertThat(trail.at("/entries/2/id").asText()).isEqualTo(FRAMEWORK_ID);
    assertThat(trail.at("/entries/2/by/name").asText()).isEqualTo("Test");
    assertThat(trail.at("/entries/2/details/version").asText()).isEqualTo("1.0.0");
    assertThat(trail.at("/entries/3/details/scopes").asText()).isEqualTo("admin");
    assertThat(trail.get("entries").toString()).doesNotContain("secret");
    assertThat(trail.at("/head/hash")).isEqualTo(trail.at("/entries/0/hash"));
    assertThat(trail.has("next")).isFalse();
  }

  @Test
  void theTrailIsReadInPages() {
    publishAll();

    JsonNode first = admin.get("/api/v1/audit", "limit", "3").json();
    JsonNode second =
        admin.get("/api/v1/audit", "limit", "3", "before", first.get("next").asText()).json();

    assertThat(first.get("entries").findValuesAsText("number")).containsExactly("4", "3", "2");
    assertThat(second.get("entries").findValuesAsText("number")).containsExactly("1");
    assertThat(admin.get("/api/v1/audit", "limit", "0").status()).isEqualTo(400);
    assertThat(admin.get("/api/v1/audit", "limit", "1001").status()).isEqualTo(400);
  }

  @Test
  void anEntryChangedBehindItsBackIsFound() {
    publishAll();
    JsonNode sound = admin.get("/api/v1/audit/verify").json();
    RecordStore records = server.engine().records();
    RecordCollection audit = new RecordCollection("audit", List.of());
    String id = String.format("%019d", 2);
    String entry =
        new String(Await.get(records.find(audit, id)).orElseThrow().json(), StandardCharsets.UTF_8);
    byte[] changed = entry.replace("imported", "approved").getBytes(StandardCharsets.UTF_8);
    Await.get(
        records.write(
            List.of(new RecordWrite.Put(audit, id, RecordWrite.ANY_REVISION, changed, Map.of()))));

    JsonNode broken = admin.get("/api/v1/audit/verify").json();

    assertThat(sound.get("sound").asBoolean()).isTrue();
    assertThat(sound.at("/head/number").asInt()).isEqualTo(4);
    assertThat(broken.get("sound").asBoolean()).isFalse();
    assertThat(broken.at("/firstBroken/number").asInt()).isEqualTo(2);
  }

  @Test
  void aNotedHeadIsANumberAndAHash() {
    JsonNode head = admin.get("/api/v1/audit").json().get("head");

    assertThat(admin.get("/api/v1/audit/verify", "number", "1").status()).isEqualTo(400);
    assertThat(
            admin
                .get("/api/v1/audit/verify", "number", "1", "hash", head.get("hash").asText())
                .json()
                .get("sound")
                .asBoolean())
        .isTrue();
    assertThat(
            admin
                .get("/api/v1/audit/verify", "number", "1", "hash", "0".repeat(64))
                .json()
                .get("sound")
                .asBoolean())
        .isFalse();
  }

  @Test
  void whoTookACredentialAwayIsOnRecord() {
    NewCredential made =
        Await.get(server.credentials().create("Rae", Set.of(Scope.STATEMENTS_READ)));
    Await.get(server.credentials().revoke(made.key(), new Author("k1", "Ann")));

    JsonNode last = admin.get("/api/v1/audit", "limit", "1").json().at("/entries/0");

    assertThat(last.get("action").asText()).isEqualTo("revoked");
    assertThat(last.get("id").asText()).isEqualTo(made.key());
    assertThat(last.at("/by/name").asText()).isEqualTo("Ann");
    assertThat(last.at("/details/name").asText()).isEqualTo("Rae");
  }

  @Test
  void theTrailIsForAdministrators() {
    TestClient reader = server.client("Rae", Scope.COMPETENCY_READ);

    assertThat(reader.get("/api/v1/audit").status()).isEqualTo(403);
    assertThat(reader.get("/api/v1/audit/verify").status()).isEqualTo(403);
  }

  private void publishAll() {
    assertThat(admin.post("/api/v1/frameworks", FRAMEWORK).status()).isEqualTo(201);
    assertThat(admin.post("/api/v1/roles", ROLE).status()).isEqualTo(201);
    assertThat(admin.post("/api/v1/cohorts", COHORT).status()).isEqualTo(201);
  }
}
