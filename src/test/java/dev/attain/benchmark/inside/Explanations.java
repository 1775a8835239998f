package dev.attain.benchmark.inside;

import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.workload.Bench;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.proficiency.Explanation;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.people.PersonId;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/** Explanations with a statement for each of --people and --competencies. */
public record Explanations() implements Inside {
  private static final int TIMES = 2_000;

  @Override
  public String name() {
    return "explanations";
  }

  @Override
  public String purpose() {
    return "explanations of figures, --people times --competencies statements";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int people = bench.settings().people();
    EmbeddedEngine engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(bench.folder("people")), InstantSource.system());
    try {
      Framework framework = new PeopleLog(engine, people, bench.settings().competencies()).fill();
      PortfolioReads reads = new PortfolioReads(engine.records());
      SplittableRandom random = new SplittableRandom(bench.settings().seed());
      for (int round = 0; round < bench.settings().rounds(); round++) {
        Probe.time(
            bench.report(),
            "explain",
            TIMES,
            () -> {
              PersonId person = new PersonId(BenchmarkStatements.learner(random.nextInt(people)));
              return reads
                  .portfolios(framework, PortfolioReads.pairs(framework, List.of(person)))
                  .map(found -> explained(found.values().iterator().next()));
            });
      }
    } finally {
      Probe.get(engine.close());
    }
  }

  private static Explanation explained(Portfolio one) {
    Explanation explanation = Explanation.of(one, PeopleLog.AT.plusSeconds(3_600));
    if (explanation.contributions().isEmpty()) {
      throw new IllegalStateException("nothing to explain");
    }
    return explanation;
  }
}
