package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.LoadClient;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What is stored, counted; and what follows from it, computed anew. */
final class Recount {
  private static final String FRAMEWORK =
      "/api/v1/frameworks/" + Scripts.encode("https://learn.example.org/frameworks/benchmark");
  private static final String RECOMPUTATION = FRAMEWORK + "/recomputation";

  private static final int PAGE = 1_000;
  private static final long LOOK_MILLIS = 200;

  private Recount() {}

  /** All statements, along {@code more}. */
  static long statements(LoadClient client) {
    return statements(client, "");
  }

  /**
   * Those that a filter lets through.
   *
   * @param filter parameters, each with its {@code &}
   */
  static long statements(LoadClient client, String filter) {
    long found = 0;
    @Nullable String next = Scripts.STATEMENTS + "?format=ids&limit=" + PAGE + filter;
    while (next != null && !next.isEmpty()) {
      JsonObject page = client.ask(Call.get(next)).body().toJsonObject();
      found += page.getJsonArray("statements").size();
      next = page.getString("more");
    }
    return found;
  }

  /** Has all figures computed anew from the statements. */
  static void recompute(LoadClient client) throws InterruptedException {
    client.ask(Call.post(RECOMPUTATION, new byte[0], 1).expecting(202));
    while (!isDone(client)) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static boolean isDone(LoadClient client) {
    return client
        .ask(Call.get(RECOMPUTATION))
        .body()
        .toJsonObject()
        .getString("state")
        .equalsIgnoreCase("done");
  }
}
