package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.LoadClient;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What is stored, counted; and the figures that follow from it. */
final class Recount {
  static final String FRAMEWORK =
      "/api/v1/frameworks/" + Scripts.encode("https://learn.example.org/frameworks/benchmark");
  static final String RECOMPUTATION = FRAMEWORK + "/recomputation";

  private static final int PAGE = 1_000;

  private Recount() {}

  /** All statements, along {@code more}. */
  static long statements(LoadClient client) {
    long found = 0;
    @Nullable String next = Scripts.STATEMENTS + "?format=ids&limit=" + PAGE;
    while (next != null && !next.isEmpty()) {
      JsonObject page = client.ask(Call.get(next)).body().toJsonObject();
      found += page.getJsonArray("statements").size();
      next = page.getString("more");
    }
    return found;
  }

  /** All figures of the benchmark's framework, as an export has them. */
  static String figures(LoadClient client) {
    return client.ask(Call.get(FRAMEWORK + "/export")).body().toString();
  }

  static boolean isDone(LoadClient client) {
    return client
        .ask(Call.get(RECOMPUTATION))
        .body()
        .toJsonObject()
        .getString("state")
        .equalsIgnoreCase("done");
  }
}
