package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.LoadClient;
import io.vertx.core.json.JsonObject;

/** What a server says of itself. */
final class ServerMetrics {
  private final LoadClient client;

  ServerMetrics(LoadClient client) {
    this.client = client;
  }

  /** The sum of a metric over all its labels. */
  double sum(String name, String label) {
    String text = client.ask(Call.get("/metrics")).body().toString();
    return text.lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .filter(value -> value >= 0)
        .sum();
  }

  /** How far the slowest projection is behind. */
  double lagMillis() {
    JsonObject all = client.ask(Call.get("/api/v1/projections")).body().toJsonObject();
    return all.getJsonArray("projections").stream()
        .mapToDouble(one -> ((JsonObject) one).getDouble("lagMillis"))
        .max()
        .orElse(0);
  }
}
