package dev.attain.benchmark;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.proficiency.Explanation;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.PersonCompetency;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.people.PersonId;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Explanations with a statement for each of many people and competencies, on the embedded engine,
 * without HTTP; what dashboards ask is in {@link DashboardBenchmark}.
 *
 * <p>Arguments: people (10000), competencies (50), explanations (2000).
 */
final class FigureBenchmark {
  private final EmbeddedEngine engine;
  private final PeopleLog log;
  private final int people;

  private FigureBenchmark(EmbeddedEngine engine, int people, int competencies) {
    this.engine = engine;
    this.people = people;
    this.log = new PeopleLog(engine, people, competencies);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int[] sizes = {10_000, 50, 2_000};
    for (int i = 0; i < arguments.length; i++) {
      sizes[i] = Integer.parseInt(arguments[i]);
    }
    Path folder = Files.createTempDirectory("attain-benchmark");
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    try {
      new FigureBenchmark(engine, sizes[0], sizes[1]).run(sizes[2]);
    } finally {
      Await.get(engine.close());
      EngineBenchmark.delete(folder);
    }
  }

  private void run(int explanations) throws InterruptedException {
    Framework framework = log.fill();
    PortfolioReads reads = new PortfolioReads(engine.records());
    SplittableRandom random = new SplittableRandom(1);
    time(
        "explain",
        explanations,
        () -> {
          PersonId person = new PersonId(BenchmarkStatements.learner(random.nextInt(people)));
          Map<PersonCompetency, Portfolio> found =
              Await.get(
                  reads.portfolios(framework, PortfolioReads.pairs(framework, List.of(person))));
          Portfolio one = found.values().iterator().next();
          if (Explanation.of(one, PeopleLog.AT.plusSeconds(3_600)).contributions().isEmpty()) {
            throw new IllegalStateException("nothing to explain");
          }
        });
  }

  private static void time(String what, int times, Runnable one) {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      one.run();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-10s %6d times: p50 %.2f ms, p99 %.2f ms%n",
        what, times, nanos[times / 2] / 1e6, nanos[(int) (times * 0.99)] / 1e6);
  }
}
