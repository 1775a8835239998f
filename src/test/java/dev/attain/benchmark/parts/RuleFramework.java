package dev.attain.benchmark.parts;

import dev.attain.benchmark.sample.BenchmarkFramework;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * Mappings of many rules of which ten can match: the others ask for other activities ("activity"),
 * or share the type with every statement and ask for another text at a path ("path"), another
 * number at a path ("range"), another scaled score ("score"), or one text that they share and
 * another number ("mixed").
 */
final class RuleFramework {
  private static final int MATCHING = 10;

  private RuleFramework() {}

  static EvidenceMapping mapping(String kind, int rules) {
    JsonObject framework = new JsonObject(Buffer.buffer(BenchmarkFramework.json()));
    String competency = framework.getJsonArray("competencies").getJsonObject(0).getString("id");
    JsonArray mappings = new JsonArray();
    for (int i = 0; i < rules; i++) {
      mappings.add(
          new JsonObject()
              .put("id", "rule-" + i)
              .put("when", when(kind, i))
              .put(
                  "emit",
                  new JsonArray()
                      .add(
                          new JsonObject()
                              .put("competency", competency)
                              .put("type", "assessment"))));
    }
    framework.put("mappings", mappings);
    DocumentReading<Framework> reading =
        FrameworkDocuments.framework(framework.toBuffer().getBytes(), template -> false);
    return CompiledMapping.of(((DocumentReading.Read<Framework>) reading).document(), Map.of());
  }

  private static JsonObject when(String kind, int number) {
    String activity = BenchmarkStatements.activity(number < MATCHING ? number * 3 : 1_000 + number);
    if (kind.equals("activity")) {
      return new JsonObject().put("activities", new JsonArray().add(activity));
    }
    JsonObject when =
        new JsonObject().put("activityTypes", new JsonArray().add(BenchmarkStatements.QUIZ_TYPE));
    if (kind.equals("score")) {
      double least = number < MATCHING ? number / 20.0 : number / 2_000.0 - 1;
      return when.put("scaledAtLeast", least).put("scaledBelow", least + 0.04);
    }
    JsonArray paths = new JsonArray();
    if (kind.equals("path")) {
      paths.add(at("$.object.id").put("any", new JsonArray().add(activity)));
    } else {
      paths.add(
          at("$.result.score.raw").put("atLeast", number < MATCHING ? number : 1_000 + number));
    }
    if (kind.equals("mixed")) {
      paths.add(at("$.actor.objectType").put("any", new JsonArray().add("Agent")));
    }
    return when.put("paths", paths);
  }

  private static JsonObject at(String location) {
    return new JsonObject().put("location", location);
  }
}
