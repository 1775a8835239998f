package dev.attain.benchmark.inside;

import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.sample.BareStatements;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.Drawn;
import dev.attain.benchmark.workload.Bench;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.Term;
import dev.attain.statements.Term.Kind;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The embedded engine alone: filled, then asked, postings and their intersections. */
public record EngineQueries() implements Inside {
  private static final int BATCH = 50;
  private static final int TIMES = 2_000;
  private static final int PAGE = 50;
  private static final Position END = new Position(Long.MAX_VALUE);

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public String purpose() {
    return "the embedded engine alone: append, find, intersections, reading on";
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    EmbeddedEngine engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(bench.folder("engine")), InstantSource.system());
    try {
      BareStatements ready = new BareStatements();
      Probe filling = new Probe();
      while (statements.made() < bench.settings().size()) {
        Probe.get(engine.statements().append(ready.read(statements.batch(BATCH))));
      }
      filling.report(
          bench.report(), "made, parsed, appended one by one, ", "statements", statements.made());
      for (int round = 0; round < bench.settings().rounds(); round++) {
        queries(bench, engine, statements);
      }
    } finally {
      Probe.get(engine.close());
    }
  }

  private static void queries(Bench bench, EmbeddedEngine engine, BenchmarkStatements statements) {
    Asking asking =
        new Asking(
            bench.report(), engine, statements, new SplittableRandom(bench.settings().seed()));
    asking.time("by id", like -> engine.statements().find(new StatementId(like.id())));
    asking.latest("no terms", like -> Set.of());
    asking.latest("agent", like -> Set.of(agent(like)));
    asking.latest("verb", like -> Set.of(verb(like.verb())));
    asking.latest("agent and verb", like -> Set.of(agent(like), verb(like.verb())));
    asking.latest("verb and activity", like -> Set.of(verb(like.verb()), activity(like)));
    asking.latest(
        "verb, activity and course",
        like -> Set.of(verb(like.verb()), activity(like), course(like)));
    asking.latest(
        "rarest verb and course",
        like -> Set.of(verb(BenchmarkStatements.RARE_VERB), course(like)));
    asking.time(
        "1,000 read forward", like -> engine.statements().readForward(Position.START, 1_000));
  }

  private static Term agent(Drawn like) {
    return Term.of(Kind.AGENT, BenchmarkStatements.learner(like.learner()));
  }

  private static Term verb(String id) {
    return Term.of(Kind.VERB, id);
  }

  private static Term activity(Drawn like) {
    return Term.of(Kind.ACTIVITY, BenchmarkStatements.activity(like.activity()));
  }

  private static Term course(Drawn like) {
    return Term.of(Kind.ACTIVITY_RELATED, BenchmarkStatements.course(like.course()));
  }

  /** Asks for what some stored statement is about. */
  private record Asking(
      Report report,
      EmbeddedEngine engine,
      BenchmarkStatements statements,
      SplittableRandom random) {
    void latest(String name, Function<Drawn, Set<Term>> terms) {
      time(
          name + ", latest 50",
          like ->
              engine
                  .statements()
                  .query(new PositionQuery(terms.apply(like), Position.START, END, false, PAGE)));
    }

    void time(String name, Function<Drawn, Future<?>> question) {
      Probe.time(
          report,
          name,
          TIMES,
          () -> question.apply(statements.draw(random.nextLong(statements.made()))));
    }
  }
}
