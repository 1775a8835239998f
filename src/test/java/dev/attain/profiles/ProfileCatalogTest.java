package dev.attain.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.json.Json;
import dev.attain.records.RecordStore;
import dev.attain.storage.model.ModelEngine;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileCatalogTest {
  private static final String V1 = ProfileDocumentsTest.PROFILE;
  private static final String V2 =
      V1.replace("profile/v1", "profile/v2")
          .replace("2026-01-01T00:00:00+01:00", "2026-06-01T00:00:00+01:00")
          .replace("templates/baked", "templates/kneaded");

  private static final Author ANN = new Author("k1", "Ann");

  private final RecordStore records = new ModelEngine(InstantSource.system()).records();
  private final ProfileCatalog catalog = new ProfileCatalog(records, InstantSource.system());

  @Test
  void theNewestVersionOfAProfileIsTheOneThatCounts() {
    publish(V2);
    publish(V1);

    assertThat(catalog.templateIds().result())
        .containsExactly("https://example.org/templates/kneaded");
    assertThat(catalog.profiles().result()).containsExactly(ProfileDocumentsTest.read(V2));
  }

  @Test
  void aDocumentIsFoundByItsVersionAndByItsProfile() {
    publish(V1);
    publish(V2);

    assertThat(catalog.findDocument("https://example.org/profile/v1").result()).contains(tree(V1));
    assertThat(catalog.findDocument("https://example.org/profile").result()).contains(tree(V2));
    assertThat(catalog.findDocument("https://example.org/other").result()).isEmpty();
  }

  @Test
  void aVersionNeverChanges() {
    assertThat(publish(V1)).isInstanceOf(ProfilePublication.Created.class);
    assertThat(publish(V1)).isInstanceOf(ProfilePublication.Unchanged.class);
    assertThat(publish(V1.replace("Backen", "Bäckerei")))
        .isInstanceOf(ProfilePublication.Conflict.class);
    assertThat(publish("{}")).isInstanceOf(ProfilePublication.Refused.class);
  }

  @Test
  void aPublicationIsOnRecordOnce() {
    publish(V1);
    publish(V1);
    publish(V1.replace("Backen", "Bäckerei"));
    publish("{}");

    assertThat(
            new AuditTrail(records, InstantSource.system())
                .page(Long.MAX_VALUE, 10)
                .result()
                .entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.by()).isEqualTo(ANN);
              assertThat(entry.action()).isEqualTo("published");
              assertThat(entry.subject()).isEqualTo(AuditEvent.Subject.PROFILE);
              assertThat(entry.id()).isEqualTo("https://example.org/profile");
              assertThat(entry.details())
                  .containsOnly(Map.entry("version", "https://example.org/profile/v1"));
              assertThat(entry.digest()).hasSize(64);
            });
  }

  private ProfilePublication publish(String json) {
    return catalog.publish(json.getBytes(StandardCharsets.UTF_8), ANN).result();
  }

  private static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
