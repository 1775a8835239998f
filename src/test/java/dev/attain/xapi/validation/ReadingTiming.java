package dev.attain.xapi.validation;

import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.ToLongFunction;

/**
 * Prints how long a statement of about 1.1 KB takes: parsed alone; held to the rules alone; typed
 * alone; all three; and then brought into its comparable form. To be run by hand; it asserts
 * nothing.
 */
public final class ReadingTiming {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int BATCH = 50;
  private static final int ROUNDS = 8;
  private static final int BATCHES_PER_ROUND = 4_000;

  private static final StatementRules RULES = StatementRules.of(XapiVersion.V1_0_3);

  private ReadingTiming() {}

  public static void main(String[] arguments) {
    String statement = Examples.FULL;
    String batch = "[" + String.join(",", Collections.nCopies(BATCH, statement)) + "]";
    byte[] body = batch.getBytes(StandardCharsets.UTF_8);
    StatementReader reader = new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);
    System.out.println(statement.length() + " bytes per statement");
    for (int round = 0; round < ROUNDS; round++) {
      time(
          "parse",
          body,
          bytes -> ((JsonDocument.Parsed) JsonText.parse(bytes, JsonLimits.DEFAULT)).root().end());
      JsonArray parsed =
          (JsonArray) ((JsonDocument.Parsed) JsonText.parse(body, JsonLimits.DEFAULT)).root();
      time("rules", body, bytes -> rulesBroken(parsed));
      time(
          "values",
          body,
          bytes ->
              parsed.items().stream()
                  .map(item -> StatementJson.of((JsonObject) item, bytes))
                  .filter(made -> made.actor() != null)
                  .count());
      time("read", body, bytes -> ((Reading.Valid) reader.read(bytes)).statements().size());
      time(
          "read, comparable",
          body,
          bytes ->
              ((Reading.Valid) reader.read(bytes))
                  .statements().stream()
                      .mapToLong(valid -> valid.exact().comparable().length)
                      .sum());
    }
  }

  private static long rulesBroken(JsonArray statements) {
    Report report = new Report(StatementReader.MAX_VIOLATIONS);
    statements.items().forEach(item -> RULES.check(item, report));
    return report.found();
  }

  private static void time(String what, byte[] body, ToLongFunction<byte[]> work) {
    long sum = 0;
    // Not the clock on the wall: others may share the processors.
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < BATCHES_PER_ROUND; i++) {
      sum += work.applyAsLong(body);
    }
    double micros = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / BATCHES_PER_ROUND / BATCH;
    System.out.printf("%-18s %6.2f µs per statement (%d)%n", what, micros, sum);
  }
}
