package dev.attain.benchmark;

import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.workload.Bench;
import dev.attain.benchmark.workload.Workload;
import java.util.Collection;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** The microbenchmarks of {@code parts}, as a workload; JMH runs them in processes of its own. */
record JmhParts() implements Workload {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Override
  public String name() {
    return "parts";
  }

  @Override
  public String purpose() {
    return "JMH: parser, rules, comparable form, terms, mapping, fold, intersection; allocation";
  }

  @Override
  public void run(Bench bench) throws Exception {
    Options options =
        new OptionsBuilder()
            .include("dev\\.attain\\.benchmark\\.parts\\..*")
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(bench.settings().rounds())
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .output(bench.settings().output().resolve("jmh.txt").toString())
            .build();
    Collection<RunResult> results = new Runner(options).run();
    results.forEach(result -> report(bench.report(), result));
  }

  private static void report(Report report, RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    String parameters =
        result.getParams().getParamsKeys().stream()
            .map(key -> key + " " + result.getParams().getParam(key))
            .collect(Collectors.joining(", "));
    String name =
        benchmark.replaceAll(".*\\.(\\w+\\.\\w+)$", "$1")
            + (parameters.isEmpty() ? "" : " (" + parameters + ")");
    Result<?> time = result.getPrimaryResult();
    rounds(report, name, time.getScoreUnit(), time.getStatistics());
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    if (allocated != null) {
      rounds(report, name + ", allocated", allocated.getScoreUnit(), allocated.getStatistics());
    }
  }

  private static void rounds(Report report, String name, String unit, Statistics statistics) {
    var values = statistics.getRawData();
    while (values.hasNext()) {
      var next = values.next();
      for (long i = 0; i < next.getValue(); i++) {
        report.lower(name, unit, next.getKey());
      }
    }
  }
}
