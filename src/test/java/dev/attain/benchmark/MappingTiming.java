package dev.attain.benchmark;

import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Prints the CPU time that mapping takes for a statement, with 10, 100 and 1,000 rules of which ten
 * can match: the others ask for other activities, or share the type with every statement and ask
 * for another text at a path ("path"), another number at a path ("range"), another scaled score
 * ("score"), or one text that they share and another number ("mixed"). Parsing is not counted, but
 * that of the JSON tree which paths need is. To be run by hand; it asserts nothing.
 */
public final class MappingTiming {
  private static final int MATCHING = 10;
  private static final int STATEMENTS = 5_000;
  private static final int ROUNDS = 12;

  private MappingTiming() {}

  private record Logged(Statement statement, StoredStatement stored) {}

  public static void main(String[] arguments) {
    List<Logged> statements = statements();
    for (String kind : List.of("activity", "path", "range", "score", "mixed")) {
      for (int rules : List.of(10, 100, 1_000)) {
        time(kind, rules, mapping(kind, rules), statements);
      }
    }
  }

  private static void time(
      String kind, int rules, EvidenceMapping mapping, List<Logged> statements) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    long items = 0;
    for (int round = 0; round < ROUNDS; round++) {
      items = 0;
      long start = threads.getCurrentThreadCpuTime();
      for (Logged logged : statements) {
        items += mapping.evidenceOf(logged.statement(), logged.stored()).size();
      }
      long nanos = threads.getCurrentThreadCpuTime() - start;
      best = Math.min(best, nanos / 1e3 / statements.size());
    }
    System.out.printf(
        "%-8s rules %5d: %6.2f µs of CPU per statement (%d items of %d statements)%n",
        kind, rules, best, items, statements.size());
  }

  private static List<Logged> statements() {
    byte[] batch = new BenchmarkStatements(7).batch(STATEMENTS);
    StatementReader reader = new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);
    Position position = Position.of(1_790_000_000_000L, 0);
    return ((Reading.Valid) reader.read(batch))
        .statements().stream()
            .map(
                valid -> {
                  StatementId id = Objects.requireNonNull(valid.statement().id());
                  byte[] json = valid.exact().received();
                  return new Logged(
                      valid.statement(), new StoredStatement(id, position, false, json));
                })
            .toList();
  }

  private static EvidenceMapping mapping(String kind, int rules) {
    JsonObject framework =
        new JsonObject(io.vertx.core.buffer.Buffer.buffer(BenchmarkFramework.json()));
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
