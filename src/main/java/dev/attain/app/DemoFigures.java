package dev.attain.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.client.ApiClient;
import dev.attain.client.ClientException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Reads the figures of the pilot back over HTTP, and prints them. */
final class DemoFigures {
  private static final String ROW = "%-4s %-34s %5s %8s %8s  %-20s %s%n";
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final ApiClient api;

  DemoFigures(ApiClient api) {
    this.api = api;
  }

  /** Waits until the projections have come to where the log ends now. */
  void awaitProjections(Duration patience) throws InterruptedException {
    long horizon = 0;
    for (JsonNode projection : projections()) {
      horizon = Math.max(horizon, position(projection, "horizon"));
    }
    for (long waited = 0; !reached(horizon); waited += PAUSE.toMillis()) {
      if (waited > patience.toMillis()) {
        throw new ClientException(
            "The projections did not come to the end of the log within "
                + patience.toMinutes()
                + " minutes: see GET /api/v1/projections");
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private boolean reached(long horizon) throws InterruptedException {
    JsonNode projections = projections();
    for (JsonNode projection : projections) {
      if (position(projection, "consistentThrough") < horizon) {
        return false;
      }
    }
    return !projections.isEmpty();
  }

  private JsonNode projections() throws InterruptedException {
    return api.get("/api/v1/projections").path("projections");
  }

  private static long position(JsonNode projection, String name) {
    return Long.parseLong(projection.path(name).path("position").asText("0"));
  }

  void print(String cohort, PrintWriter out) throws InterruptedException {
    JsonNode coverage = api.get("/api/v1/cohorts/" + encoded(cohort) + "/coverage");
    out.println(coverage.path("name").asText());
    JsonNode framework = coverage.path("framework");
    out.println(
        "framework " + framework.path("id").asText() + " " + framework.path("version").asText());
    out.println();
    out.printf(
        ROW, "", "competency", "level", "required", "assessed", "coverage (95%)", "median days");
    for (JsonNode row : coverage.path("requirements")) {
      out.printf(
          ROW,
          row.path("code").asText(),
          row.path("name").asText(),
          row.path("level").asText(),
          row.path("required").asText(),
          row.path("assessed").asText(),
          share(row),
          median(row.path("medianDays")));
    }
    out.println();
    out.println("coverage: people at the required level / people required, with its interval");
    out.println("median days: from assignment until half of the people have reached the level,");
    out.println("those who have not reached it yet, or left, counted as censored (Kaplan-Meier)");
    out.println();
  }

  private static String share(JsonNode row) {
    JsonNode interval = row.path("interval");
    return String.format(
        Locale.ROOT,
        "%3.0f %%  (%.0f to %.0f %%)",
        100 * row.path("share").asDouble(),
        100 * interval.path("low").asDouble(),
        100 * interval.path("high").asDouble());
  }

  private static String median(JsonNode median) {
    return median.path("days").isNumber()
        ? String.format(Locale.ROOT, "%.0f", median.path("days").asDouble())
        : median.path("reason").asText();
  }

  /** Lines that work when they are pasted. */
  void printWaysToTry(
      String address, String credential, String cohort, String person, PrintWriter out) {
    String curl = "curl -s -u " + credential + " ";
    String people = address + "/api/v1/people/" + encoded(person) + "/proficiency";
    out.println("address   " + address);
    out.println("key       " + credential.substring(0, credential.indexOf(':')));
    out.println("secret    " + credential.substring(credential.indexOf(':') + 1));
    out.println();
    out.println("To try:");
    out.println(
        curl
            + "'"
            + address
            + "/api/v1/cohorts/"
            + encoded(cohort)
            + "/time-to-competence?competency="
            + encoded("https://attain.dev/profiles/customer-support/competencies/active-listening")
            + "'");
    out.println(curl + "'" + people + "'");
    out.println(
        curl
            + "-H 'X-Experience-API-Version: 1.0.3' '"
            + address
            + "/xapi/statements?limit=2&agent="
            + encoded("{\"mbox\":\"" + person + "\"}")
            + "'");
    out.println();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
