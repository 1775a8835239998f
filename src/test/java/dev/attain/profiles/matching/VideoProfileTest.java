package dev.attain.profiles.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.json.Json;
import dev.attain.profiles.ProfileDocuments;
import dev.attain.profiles.ProfileReading;
import dev.attain.profiles.XapiProfile;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real statements held to the real video profile. Skipped where that data is not at hand. */
class VideoProfileTest {
  private static final Path DATA = Path.of(System.getProperty("attain.shared", "../shared/data"));

  private static final String RESULT =
      "$.result.extensions['https://w3id.org/xapi/video/extensions/%s']";
  private static final String CONTEXT =
      "$.context.extensions['https://w3id.org/xapi/video/extensions/%s']";

  @Test
  void trainingVideosAreHeldToTheVideoProfile() throws IOException {
    Path file = DATA.resolve("statements/tccc.json");
    assumeTrue(Files.exists(file), () -> file + " is not at hand");
    ProfileTemplates templates = ProfileTemplates.of(profile("video.jsonld"));
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode node : Json.MAPPER.readTree(file.toFile())) {
      byte[] json = Json.MAPPER.writeValueAsBytes(node);
      Judgement judgement =
          templates.judge(
              StatementJson.read(json),
              () -> ((JsonDocument.Parsed) JsonText.parse(json, JsonLimits.DEFAULT)).root(),
              OtherStatements.UNKNOWN);
      counts.merge(judgement.outcome().name(), 1, Integer::sum);
      judgement
          .breaches()
          .forEach(b -> counts.merge(name(b) + " " + b.location(), 1, Integer::sum));
    }

    // Counted by another implementation of the rules.
    assertThat(counts)
        .hasSize(23)
        .containsEntry("SUCCESS", 143)
        .containsEntry("INVALID", 2383)
        .containsEntry("UNMATCHED", 288)
        .containsEntry("played " + RESULT.formatted("time"), 219)
        .containsEntry("seeked " + RESULT.formatted("time-from"), 857)
        .containsEntry("completed " + RESULT.formatted("played-segments"), 70)
        .containsEntry("screenchange " + CONTEXT.formatted("full-screen"), 954);
  }

  private static String name(RuleBreach breach) {
    String template = breach.template().value();
    return template.substring(template.indexOf('#') + 1);
  }

  private static XapiProfile profile(String file) throws IOException {
    byte[] json = Files.readAllBytes(DATA.resolve("xapi-profiles").resolve(file));
    return ((ProfileReading.Read) ProfileDocuments.read(json)).profile();
  }
}
