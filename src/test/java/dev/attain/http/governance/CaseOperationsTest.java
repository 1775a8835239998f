package dev.attain.http.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaseOperationsTest {
  private static final String IMPORT = "/api/v1/imports/case";
  private static final String PACKAGE =
      """
      {"CFDocument": {"uri": "https://example.org/doc", "title": "Baking", "version": "1.0"},
       "CFItems": [{"uri": "https://example.org/a", "fullStatement": "Makes dough"}],
       "CFAssociations": []}
      """;

  private final GovernedServer server = new GovernedServer();
  private final TestClient admin = server.client();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPackageBecomesADraftAndAPackageAgain() {
    Answer drafted = admin.post(IMPORT, PACKAGE);
    assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
    assertThat(drafted.json().get("competencies").asInt()).isEqualTo(1);
    assertThat(admin.post(IMPORT, PACKAGE).status()).isEqualTo(200);
    assertThat(admin.post(IMPORT, PACKAGE.replace("dough", "bread")).status()).isEqualTo(409);
    assertThat(admin.post(IMPORT + "?version=1.1", PACKAGE.replace("dough", "bread")).status())
        .isEqualTo(201);

    String at =
        "/api/v1/frameworks/"
            + URLEncoder.encode("https://example.org/doc", UTF_8)
            + "/versions/1.0";
    JsonNode draft = admin.get(at).json();
    assertThat(draft.get("status").asText()).isEqualTo("draft");
    assertThat(draft.get("scale")).hasSize(4);
    JsonNode exported = admin.get(at + "/case").json();
    assertThat(exported.at("/CFItems/0/fullStatement").asText()).isEqualTo("Makes dough");
    assertThat(exported.at("/CFDocument/lastChangeDateTime").asText())
        .isEqualTo("2026-06-01T12:00:00Z");
    assertThat(admin.get(at + "0/case").status()).isEqualTo(404);
  }

  @Test
  void aPictureIsRefusedByName() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};

    for (String type : new String[] {"application/octet-stream", "application/json"}) {
      Answer refused =
          admin.with("Content-Type", type).send("POST", IMPORT, BodyPublishers.ofByteArray(png));
      assertThat(refused.status()).as(type).isIn(400, 422);
      assertThat(refused.json().at("/problems/0/path").asText()).isEqualTo("$");
      assertThat(refused.json().at("/problems/0/message").asText()).contains("a PNG image");
    }
    assertThat(
            admin
                .with("Content-Type", "application/octet-stream")
                .send("POST", IMPORT, BodyPublishers.ofByteArray(png))
                .status())
        .isEqualTo(422);
  }
}
