package dev.attain.benchmark.sample;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.OptionalInt;

/** A framework of 12 competencies, one rule each, on the popular activities; or of more. */
public final class BenchmarkFramework {
  /** Of the usual one. */
  public static final int COMPETENCIES = 12;

  private static final int EACH = 3;

  private BenchmarkFramework() {}

  /** Its IRI. */
  public static String competency(int number) {
    return "https://learn.example.org/competencies/" + number;
  }

  /** Which competency of the usual framework statements about an activity are evidence of. */
  public static OptionalInt evidenceOf(int activity) {
    return activity % EACH == 0 && activity / EACH < COMPETENCIES
        ? OptionalInt.of(activity / EACH)
        : OptionalInt.empty();
  }

  public static byte[] json() {
    return json(COMPETENCIES, COMPETENCIES);
  }

  /**
   * @param competencyCount each of which has one rule on an activity of the statements
   * @param rules of which those beyond the competencies ask for activities that no statement has
   */
  public static byte[] json(int competencyCount, int rules) {
    JsonArray competencies = new JsonArray();
    JsonArray mappings = new JsonArray();
    for (int i = 0; i < Math.max(competencyCount, rules); i++) {
      String id = competency(i % competencyCount);
      String activity =
          i < competencyCount
              ? BenchmarkStatements.activity(i * EACH)
              : "https://learn.example.org/elsewhere/" + i;
      if (i < competencyCount) {
        competencies.add(
            new JsonObject()
                .put("id", id)
                .put("code", "C" + i)
                .put("name", "Competency " + i)
                .put("statement", "Does what quiz " + i + " asks for"));
      }
      mappings.add(
          new JsonObject()
              .put("id", "quiz-" + i)
              .put("priority", 0)
              .put("when", new JsonObject().put("activities", new JsonArray().add(activity)))
              .put(
                  "emit",
                  new JsonArray()
                      .add(
                          new JsonObject()
                              .put("competency", id)
                              .put("type", "assessment")
                              .put("score", new JsonObject()))));
    }
    return new JsonObject()
        .put("id", "https://learn.example.org/frameworks/benchmark")
        .put("version", "1")
        .put("name", "Benchmark")
        .put("status", "approved")
        .put(
            "approvals",
            new JsonArray()
                .add(new JsonObject().put("by", "A. Learning").put("side", "learning"))
                .add(new JsonObject().put("by", "A. Line").put("side", "line")))
        .put(
            "scale",
            new JsonArray()
                .add(new JsonObject().put("level", 1).put("name", "Able").put("cut", 0.7)))
        .put("competencies", competencies)
        .put("mappings", mappings)
        .toBuffer()
        .getBytes();
  }
}
