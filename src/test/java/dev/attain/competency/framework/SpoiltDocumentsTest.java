package dev.attain.competency.framework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is put where in a document: it is read or refused with a path, and never a failure. */
class SpoiltDocumentsTest {
  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e999",
          "99999999999999999999",
          "0.5",
          "\"\"",
          "\"x:y\"",
          "\"2026-02-30\"",
          "\"+999999999-01-01T00:00:00Z\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "{\"\": null}",
          "{\"id\": {}}");

  private static final long SEED = System.nanoTime();
  private final Random random = new Random(SEED);

  @Test
  void aSpoiltDocumentIsReadOrRefused() throws Exception {
    String shipped = Files.readString(Path.of("profiles", "engineering-ladder", "framework.json"));
    int refused = 0;
    for (int round = 0; round < 500; round++) {
      String original =
          round % 20 == 0
              ? shipped
              : List.of(SampleDocuments.FRAMEWORK, SampleDocuments.ROLE, SampleDocuments.COHORT)
                  .get(round % 3);
      JsonNode spoilt = Json.MAPPER.readTree(original);
      for (int edit = 0; edit <= random.nextInt(3); edit++) {
        spoil(spoilt);
      }
      byte[] json = Json.MAPPER.writeValueAsBytes(spoilt);

      for (DocumentReading<?> reading :
          List.of(
              FrameworkDocuments.framework(json, template -> false),
              FrameworkDocuments.role(json),
              FrameworkDocuments.cohort(json))) {
        if (reading instanceof DocumentReading.Refused<?> refusal) {
          refused++;
          assertThat(refusal.problems())
              .as("seed %d, round %d: %s", SEED, round, spoilt)
              .allMatch(p -> p.path().startsWith("$") && !p.message().isBlank());
        }
      }
    }
    assertThat(refused).as("seed %d", SEED).isGreaterThan(1_000);
  }

  private void spoil(JsonNode root) throws Exception {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    JsonNode value = Json.MAPPER.readTree(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
    if (container instanceof ArrayNode list && !list.isEmpty()) {
      list.set(random.nextInt(list.size()), value);
    } else if (container instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      object.set(names.get(random.nextInt(names.size())), value);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }
}
