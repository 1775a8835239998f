package dev.attain.benchmark.inside;

import dev.attain.benchmark.sample.BareStatements;
import dev.attain.benchmark.sample.BenchmarkFramework;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.workload.Bench;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;

/**
 * The projection alone: a log from its start to its end, then statements one by one, each projected
 * before the next is appended; with 10, 100 and 1,000 rules of which ten can match.
 */
public record Projection() implements Inside {
  private static final int BATCH = 500;
  private static final int ONE_BY_ONE = 1_000;
  private static final int MATCHING = 10;
  private static final int[] RULES = {10, 100, 1_000};

  @Override
  public String name() {
    return "projection";
  }

  @Override
  public String purpose() {
    return "a log projected from its start with 10, 100, 1,000 rules; then one by one";
  }

  @Override
  public void run(Bench bench) throws Exception {
    for (int round = 0; round < bench.settings().rounds(); round++) {
      for (int rules : RULES) {
        project(bench, rules, bench.folder("log-" + rules + "-" + round));
      }
    }
  }

  private static void project(Bench bench, int rules, Path folder) throws Exception {
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    try {
      BenchmarkStatements statements = bench.statements();
      while (statements.made() < bench.settings().size()) {
        append(engine, statements, BATCH);
      }
      RecordFrameworkCatalog catalog =
          new RecordFrameworkCatalog(
              engine.records(), InstantSource.system(), () -> Future.succeededFuture(Set.of()));
      DocumentReading<Framework> read =
          FrameworkDocuments.framework(BenchmarkFramework.json(MATCHING, rules), template -> false);
      Probe.get(catalog.publish(((DocumentReading.Read<Framework>) read).document()));
      Probe.forgetPeak();
      try (Projector projector = new Projector(engine, catalog)) {
        String label = rules + " rules, ";
        Probe rebuild = new Probe();
        projector.start();
        projector.awaitEnd();
        rebuild.report(bench.report(), label + "from the start, ", "statements", statements.made());
        bench.report().lower(label + "peak heap", "MB", Probe.peakHeapMegabytes());
        Probe oneByOne = new Probe();
        for (int i = 0; i < ONE_BY_ONE; i++) {
          append(engine, statements, 1);
          projector.awaitEnd();
        }
        oneByOne.report(bench.report(), label + "one by one, ", "statements", ONE_BY_ONE);
      }
    } finally {
      Probe.get(engine.close());
    }
  }

  private static void append(EmbeddedEngine engine, BenchmarkStatements statements, int count) {
    Probe.get(engine.statements().append(new BareStatements().read(statements.batch(count))));
  }
}
