package dev.attain.benchmark.inside;

import dev.attain.analytics.grid.HotGrids;
import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.workload.Bench;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.feed.Scheduler;
import dev.attain.http.ApiAnswer;
import dev.attain.http.competency.FigureRequest;
import dev.attain.http.dashboards.DashboardOperations;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What dashboards ask of a large cohort, each question cold (nobody has asked before, no grid is at
 * hand) and warm (one after the other), on the embedded engine, without HTTP.
 */
public record Dashboards() implements Inside {
  private static final int COLD = 5;
  private static final int WARM = 2_000;
  private static final int LOOKS = 20;

  @Override
  public String name() {
    return "dashboards";
  }

  @Override
  public String purpose() {
    return "each dashboard cold and warm, at --people times --competencies";
  }

  @Override
  public void run(Bench bench) throws Exception {
    EmbeddedEngine engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(bench.folder("people")), InstantSource.system());
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    try {
      PeopleLog log =
          new PeopleLog(engine, bench.settings().people(), bench.settings().competencies());
      Framework framework = log.fill();
      String competency = framework.competencies().get(0).id().value();
      Asking asking =
          new Asking(bench.report(), () -> operations(engine, log, Scheduler.on(threads)));
      asking.looks(of("getGaps", request()));
      questions(competency).forEach(asking::coldAndWarm);
    } finally {
      threads.shutdown();
      Probe.get(engine.close());
    }
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

  /** Operations that nobody has asked anything yet. */
  private static DashboardOperations operations(
      EmbeddedEngine engine, PeopleLog log, Scheduler scheduler) {
    return new DashboardOperations(
        log.catalog(),
        engine.records(),
        new ChangeReads(engine.records(), InstantSource.system()),
        scheduler,
        InstantSource.system(),
        () -> 0);
  }

  /** Asks, and reports how long the answers took. */
  private record Asking(Report report, Supplier<DashboardOperations> fresh) {

    /** What the first asking of each second waits for while nothing has changed. */
    void looks(Function<DashboardOperations, Future<ApiAnswer>> question)
        throws InterruptedException {
      DashboardOperations operations = fresh.get();
      ask(operations, question);
      for (int i = 0; i < LOOKS; i++) {
        Thread.sleep(HotGrids.FRESH.toMillis() + 1);
        Probe look = new Probe();
        ask(operations, question);
        report.lower("a look at the ground", "ms", look.seconds() * 1e3);
      }
    }

    void coldAndWarm(String name, Function<DashboardOperations, Future<ApiAnswer>> question) {
      for (int i = 0; i < COLD; i++) {
        Probe probe = new Probe();
        ask(fresh.get(), question);
        report.lower(name + ", cold", "ms", probe.seconds() * 1e3);
        report.lower(name + ", cold, CPU", "ms", probe.cpuMillis());
      }
      DashboardOperations operations = fresh.get();
      ask(operations, question);
      Probe.time(report, name + ", warm", WARM, () -> question.apply(operations));
    }

    private static void ask(
        DashboardOperations operations, Function<DashboardOperations, Future<ApiAnswer>> question) {
      ApiAnswer answer = Probe.get(question.apply(operations));
      if (answer.status() != 200) {
        throw new IllegalStateException("answered " + answer.body());
      }
    }
  }
}
