package dev.attain.benchmark;

import dev.attain.analytics.grid.HotGrids;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.feed.Scheduler;
import dev.attain.http.ApiAnswer;
import dev.attain.http.competency.FigureRequest;
import dev.attain.http.dashboards.DashboardOperations;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import io.vertx.core.Future;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * What dashboards ask of a large cohort, each question cold (nobody has asked before, no grid is at
 * hand) and warm (one after the other), on the embedded engine, without HTTP.
 *
 * <p>Arguments: people (10000), competencies (50), cold askings (5), warm ones (2000).
 */
final class DashboardBenchmark {
  private static final int PATIENCE_MINUTES = 30;
  private static final int LOOKS = 20;

  private final EmbeddedEngine engine;
  private final PeopleLog log;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

  private DashboardBenchmark(EmbeddedEngine engine, int people, int competencies) {
    this.engine = engine;
    this.log = new PeopleLog(engine, people, competencies);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int[] sizes = {10_000, 50, 5, 2_000};
    for (int i = 0; i < arguments.length; i++) {
      sizes[i] = Integer.parseInt(arguments[i]);
    }
    Path folder = Files.createTempDirectory("attain-benchmark");
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    try {
      new DashboardBenchmark(engine, sizes[0], sizes[1]).run(sizes);
    } finally {
      Await.get(engine.close());
      EngineBenchmark.delete(folder);
    }
  }

  private void run(int[] sizes) throws InterruptedException {
    Framework framework = log.fill();
    String competency = framework.competencies().get(0).id().value();
    System.out.printf(
        "%d people x %d competencies; load of the machine %.1f on %d processors%n",
        sizes[0],
        sizes[1],
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
    System.out.println(
        "question               cold p50 ms  cold p99 ms  CPU ms each  warm p50 ms  warm p99 ms");
    looks();
    questions(competency).forEach((name, asking) -> measure(name, asking, sizes[2], sizes[3]));
    threads.shutdown();
  }

  /** What the first asking of each second waits for while nothing has changed. */
  private void looks() throws InterruptedException {
    DashboardOperations operations = operations();
    var asking = of("getGaps", request());
    ask(operations, asking, new Latencies());
    Latencies looks = new Latencies();
    for (int i = 0; i < LOOKS; i++) {
      Thread.sleep(HotGrids.FRESH.toMillis() + 1);
      ask(operations, asking, looks);
    }
    System.out.printf(
        "a look at the ground: p50 %.1f ms, p99 %.1f ms%n",
        looks.quantileMillis(.5), looks.quantileMillis(.99));
  }

  private static Map<String, Function<DashboardOperations, Future<ApiAnswer>>> questions(
      String competency) {
    Map<String, Function<DashboardOperations, Future<ApiAnswer>>> all = new LinkedHashMap<>();
    all.put("coverage", operations -> operations.coverage(request()));
    all.put("heat map", of("getHeatMap", request().with("cohorts", PeopleLog.COHORT)));
    all.put("readiness", of("getCohortReadiness", request()));
    all.put("gaps", of("getGaps", request()));
    all.put("people (page of 100)", of("getCohortPeople", request()));
    all.put("needs (page of 100)", of("getNeeds", request()));
    all.put("benchmark", of("getBenchmark", request()));
    all.put("velocity", of("getVelocity", request()));
    all.put("disengagement", of("getDisengagement", request()));
    all.put("mobility", of("getMobility", request()));
    all.put("trend (90 days)", of("getTrend", request()));
    all.put("overview", of("getCohortOverview", request()));
    FigureRequest one = request().with("competency", competency);
    all.put("forecasts of one", of("getForecasts", one));
    all.put("raters of one", of("getRaters", one));
    all.put("calibration of one", of("getCalibration", one));
    all.put("items of one", of("getItems", one));
    all.put("resources of one", of("getResourceEffects", one));
    return all;
  }

  private static FigureRequest request() {
    return FigureRequest.of(PeopleLog.COHORT, Instant.now());
  }

  private static Function<DashboardOperations, Future<ApiAnswer>> of(
      String operation, FigureRequest request) {
    return operations -> {
      var asked = operations.byId().get(operation);
      return asked == null
          ? Future.failedFuture(operation)
          : asked.answer(request.at(Instant.now()));
    };
  }

  private void measure(
      String name, Function<DashboardOperations, Future<ApiAnswer>> asking, int colds, int warms) {
    Latencies cold = new Latencies();
    long cpu = cpuNanos();
    for (int i = 0; i < colds; i++) {
      ask(operations(), asking, cold);
    }
    double cpuMillis = (cpuNanos() - cpu) / 1e6 / colds;
    Latencies warm = new Latencies();
    DashboardOperations operations = operations();
    ask(operations, asking, new Latencies());
    for (int i = 0; i < warms; i++) {
      ask(operations, asking, warm);
    }
    System.out.printf(
        "%-22s %11.1f %12.1f %12.1f %12.3f %12.3f%n",
        name,
        cold.quantileMillis(.5),
        cold.quantileMillis(.99),
        cpuMillis,
        warm.quantileMillis(.5),
        warm.quantileMillis(.99));
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private DashboardOperations operations() {
    return new DashboardOperations(
        log.catalog(),
        engine.records(),
        new ChangeReads(engine.records(), InstantSource.system()),
        Scheduler.on(threads),
        InstantSource.system(),
        () -> 0);
  }

  private static void ask(
      DashboardOperations operations,
      Function<DashboardOperations, Future<ApiAnswer>> asking,
      Latencies latencies) {
    long start = System.nanoTime();
    try {
      ApiAnswer answer =
          asking
              .apply(operations)
              .toCompletionStage()
              .toCompletableFuture()
              .get(PATIENCE_MINUTES, TimeUnit.MINUTES);
      if (answer.status() != 200) {
        throw new IllegalStateException("answered " + answer.body());
      }
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
    latencies.add(System.nanoTime() - start);
  }
}
