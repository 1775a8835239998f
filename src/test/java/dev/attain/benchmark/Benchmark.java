package dev.attain.benchmark;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The figures of README's "Performance". Arguments: the jar, then {@code short} for a quick look
 * (100,000 statements) or {@code full} (1,000,000), then {@code mongodb} and a connection string to
 * measure on MongoDB. Without the string a stand-in in this process takes its place, which scans
 * where MongoDB has an index and runs one command at a time: so fewer statements, and figures that
 * say next to nothing of MongoDB. The load generator runs on the same cores.
 */
public final class ServerBenchmark {
  private static final long SEED = 20_261_122;
  private static final int QUERIES = 300;
  private static final int STAND_IN_STATEMENTS = 10_000;
  private static final Duration RUN = Duration.ofSeconds(15);

  private final Path jar;
  private final Path folder;
  private final long largest;
  private final BenchmarkStore store;
  private final BenchmarkStatements statements = new BenchmarkStatements(SEED);

  private ServerBenchmark(Path jar, Path folder, BenchmarkStore store, boolean full) {
    this.jar = jar;
    this.folder = folder;
    this.store = store;
    this.largest = store.isStandIn() ? STAND_IN_STATEMENTS : full ? 1_000_000 : 100_000;
  }

  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args.length > 0 ? args[0] : "target/attain.jar");
    boolean full = args.length > 1 && args[1].equals("full");
    BenchmarkStore store =
        BenchmarkStore.of(List.of(args).subList(Math.min(2, args.length), args.length));
    Path folder = Files.createTempDirectory("attain-benchmark");
    try {
      new ServerBenchmark(jar, folder, store, full).run();
    } finally {
      delete(folder);
    }
  }

  private void run() throws Exception {
    System.out.printf(
        "Java %s, %d cores, seed %d%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), SEED);
    System.out.println(store);
    start();
    ingestAndQuery();
    evidenceLag();
  }

  private void start() throws Exception {
    for (String heap : List.of("-Xmx1g", "-Xmx256m")) {
      Path data = Files.createDirectory(folder.resolve("start" + heap));
      try (ServerProcess server = server(data, heap)) {
        System.out.printf(
            "start on an empty store (%s): first 200 after %d ms, %d ms of CPU%n",
            heap, server.millisToFirst200(), server.cpu().toMillis());
      }
    }
  }

  private ServerProcess server(Path data, String heap) throws Exception {
    return ServerProcess.start(jar, data, List.of(heap), store.options(data));
  }

  private void ingestAndQuery() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (ServerProcess server = server(data, "-Xmx1g")) {
      ingest(server, 4, Duration.ofSeconds(10), mostAtOnce(), "(warm-up)");
      for (int connections : new int[] {1, 4, 16}) {
        ingest(server, connections, RUN, mostAtOnce(), "");
      }
    }
    Path grown = Files.createDirectory(folder.resolve("grown"));
    try (ServerProcess server = server(grown, "-Xmx1g")) {
      long stored = 0;
      for (long size = Math.min(100_000, largest); size <= largest; size *= 10) {
        stored += ingest(server, 4, Duration.ofHours(1), size - stored, "to " + size);
        if (store.hasFolder()) {
          System.out.printf(
              "%,d statements: %.2f KB of disk each, %d MB resident%n",
              stored, server.diskBytes() / 1024.0 / stored, server.residentMegabytes());
        }
        queries(server, stored);
      }
    }
  }

  /** What the stand-in keeps is in the memory of this process. */
  private long mostAtOnce() {
    return store.isStandIn() ? STAND_IN_STATEMENTS : Long.MAX_VALUE;
  }

  private long ingest(
      ServerProcess server, int connections, Duration duration, long limit, String label)
      throws Exception {
    try (LoadClient client = new LoadClient(server.port(), connections)) {
      Duration before = server.cpu();
      IngestLoad.Result result =
          new IngestLoad(client, statements).run(connections, duration, limit);
      double cpuMillis = server.cpu().minus(before).toNanos() / 1e6;
      System.out.printf(
          "ingest %s batches of %d, %2d connections: %,8.0f statements/s, p50 %.1f ms, p99 %.1f ms,"
              + " %.4f ms of CPU each, %d MB resident%n",
          label,
          IngestLoad.BATCH,
          connections,
          result.perSecond(),
          result.latencies().quantileMillis(.5),
          result.latencies().quantileMillis(.99),
          cpuMillis / result.statements(),
          server.residentMegabytes());
      return result.statements();
    }
  }

  private void queries(ServerProcess server, long size) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    try (LoadClient client = new LoadClient(server.port(), 1)) {
      List<String> ids = someIds(client);
      query(
          server,
          client,
          size,
          "by id",
          () -> "statementId=" + ids.get(random.nextInt(ids.size())));
      query(
          server,
          client,
          size,
          "by agent, latest 50",
          () -> "limit=50&agent=" + agent(random.nextInt(BenchmarkStatements.LEARNERS)));
      query(
          server,
          client,
          size,
          "by verb and activity, latest 50",
          () ->
              "limit=50&verb="
                  + encode(BenchmarkStatements.VERBS[random.nextInt(12)])
                  + "&activity="
                  + encode(
                      BenchmarkStatements.activity(
                          random.nextInt(BenchmarkStatements.ACTIVITIES))));
    }
  }

  private static List<String> someIds(LoadClient client) {
    JsonObject page =
        client.get("/xapi/statements?limit=500&ascending=true").await().body().toJsonObject();
    JsonArray found = page.getJsonArray("statements");
    return found.stream().map(s -> ((JsonObject) s).getString("id")).toList();
  }

  private static void query(
      ServerProcess server,
      LoadClient client,
      long size,
      String name,
      Supplier<String> parameters) {
    Latencies latencies = new Latencies();
    Duration before = Duration.ZERO;
    for (int i = -QUERIES / 3; i < QUERIES; i++) {
      if (i == 0) {
        before = server.cpu();
      }
      long start = System.nanoTime();
      LoadClient.Answer answer = client.get("/xapi/statements?" + parameters.get()).await();
      if (answer.status() != 200) {
        throw new IllegalStateException(answer.status() + " " + answer.body());
      }
      if (i >= 0) {
        latencies.add(System.nanoTime() - start);
      }
    }
    double cpuMillis = server.cpu().minus(before).toNanos() / 1e6 / QUERIES;
    System.out.printf(
        "GET %-32s at %,9d: p50 %.2f ms, p99 %.2f ms, %.2f ms of CPU%n",
        name, size, latencies.quantileMillis(.5), latencies.quantileMillis(.99), cpuMillis);
  }

  private void evidenceLag() throws Exception {
    Path data = Files.createDirectory(folder.resolve("lag"));
    try (ServerProcess server = server(data, "-Xmx1g");
        LoadClient control = new LoadClient(server.port(), 1)) {
      LoadClient.Answer published =
          control.post("/api/v1/frameworks", BenchmarkFramework.json()).await();
      if (published.status() != 201) {
        throw new IllegalStateException(published.status() + " " + published.body());
      }
      EvidenceLag lag = new EvidenceLag(control, statements);
      lag.start();
      ingest(server, 4, RUN, mostAtOnce(), "with projection,");
      long toCatchUp = lag.stop();
      System.out.printf(
          "evidence lag while ingesting at full speed: p50 %.0f ms, p99 %.0f ms of %d probes; last"
              + " probe visible %d ms after the end%n",
          lag.latencies().quantileMillis(.5),
          lag.latencies().quantileMillis(.99),
          lag.latencies().count(),
          toCatchUp);
    }
  }

  private static String agent(int number) {
    return encode("{\"mbox\":\"" + BenchmarkStatements.learner(number) + "\"}");
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
