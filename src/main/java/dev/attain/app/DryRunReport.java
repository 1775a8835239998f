package dev.attain.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.client.ApiClient;
import dev.attain.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what a dry run found. */
final class DryRunReport {
  private static final int MOST_PRINTED = 50;
  private static final int PAGE = 500;

  private final ApiClient api;
  private final PrintWriter out;

  DryRunReport(ApiClient api, PrintWriter out) {
    this.api = api;
    this.out = out;
  }

  /** For one that was not done. */
  void failed(JsonNode run) {
    String why = run.path("failure").asText();
    out.println("The dry run is " + run.path("state").asText() + (why.isEmpty() ? "" : ": " + why));
  }

  /**
   * @param path of the run
   * @param file where everybody goes; null for nowhere
   */
  void print(JsonNode run, String path, @Nullable Path file)
      throws IOException, InterruptedException {
    totals("everybody", run.path("everybody"));
    run.path("cohorts")
        .fields()
        .forEachRemaining(cohort -> totals("cohort " + cohort.getKey(), cohort.getValue()));
    try (Writer writer = file == null ? Writer.nullWriter() : writer(file)) {
      people(path, file == null ? MOST_PRINTED : Integer.MAX_VALUE, writer);
    }
  }

  private static BufferedWriter writer(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  private void totals(String who, JsonNode totals) {
    out.printf(
        Locale.ROOT,
        "%s: %,d of %,d people change level%n",
        who,
        totals.path("changed").asInt(),
        totals.path("people").asInt());
    totals
        .path("competencies")
        .fields()
        .forEachRemaining(
            moves ->
                out.printf(
                    Locale.ROOT,
                    "  %s: %,d up, %,d down%n",
                    moves.getKey(),
                    moves.getValue().path("raised").asInt(),
                    moves.getValue().path("lowered").asInt()));
  }

  private void people(String path, int most, Writer writer)
      throws IOException, InterruptedException {
    String after = "";
    int seen = 0;
    do {
      JsonNode page = api.get(path + "/changes?limit=" + PAGE + after);
      for (JsonNode person : page.path("people")) {
        if (seen++ < MOST_PRINTED) {
          print(person);
        }
        writer.write(Json.MAPPER.writeValueAsString(person));
        writer.write('\n');
      }
      String next = page.path("next").asText("");
      after = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    } while (!after.isEmpty() && seen < most);
    if (!after.isEmpty() || seen > MOST_PRINTED) {
      out.println("… more: --output FILE has all");
    }
  }

  private void print(JsonNode person) {
    for (JsonNode change : person.path("changes")) {
      out.printf(
          Locale.ROOT,
          "%s  %s  %s -> %s  %s%n",
          person.path("person").asText(),
          change.path("code").asText(),
          change.path("now").asText("none"),
          change.path("then").asText("none"),
          change.path("reasons").path(0).path("inWords").asText());
    }
  }
}
