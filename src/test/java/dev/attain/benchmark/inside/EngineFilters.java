package dev.attain.benchmark.inside;

import dev.attain.benchmark.load.Latencies;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.Drawn;
import dev.attain.benchmark.workload.Bench;
import dev.attain.benchmark.workload.Filters;
import dev.attain.benchmark.workload.Filters.Span;
import dev.attain.benchmark.workload.KeptStore;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Term;
import dev.attain.statements.Term.Kind;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What the embedded engine takes for each combination of filters: time, and CPU of the one thread
 * that reads, which other work on the machine changes less.
 */
public record EngineFilters() implements Inside {
  private static final int WARM_UP = 100;
  private static final int EACH = 300;

  @Override
  public String name() {
    return "engine-filters";
  }

  @Override
  public String purpose() {
    return "the embedded engine alone: all 144 combinations of filters, by id, the worst pairs";
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    Path folder = bench.keptFolder("engine");
    Span span = KeptStore.fill(folder, statements, bench.settings().size());
    EmbeddedSettings usual = EmbeddedSettings.defaults(folder);
    EmbeddedSettings oneReader =
        new EmbeddedSettings(
            folder,
            usual.durability(),
            1,
            usual.blockCacheBytes(),
            usual.maxWaitingWrites(),
            usual.maxWaitingBytes(),
            usual.maxWaitingReads(),
            usual.segmentStatements());
    EmbeddedEngine engine = EmbeddedEngine.open(oneReader, InstantSource.system());
    try {
      Asking asking =
          new Asking(
              bench,
              engine.statements(),
              statements,
              new SplittableRandom(bench.settings().seed()));
      Map<String, Function<Drawn, Future<?>>> questions = questions(engine.statements(), span);
      questions.forEach((name, question) -> asking.ask(question, WARM_UP));
      for (int round = 0; round < bench.settings().rounds(); round++) {
        questions.forEach(asking::measure);
      }
    } finally {
      Probe.get(engine.close());
    }
  }

  private static Map<String, Function<Drawn, Future<?>>> questions(
      StatementStore store, Span span) {
    Map<String, Function<Drawn, Future<?>>> questions = new LinkedHashMap<>();
    questions.put("by id", like -> store.find(new StatementId(like.id())));
    for (Filters filters : Filters.all()) {
      questions.put(filters.name(), like -> store.query(filters.question(like, span)));
    }
    Term rare = Term.of(Kind.VERB, BenchmarkStatements.RARE_VERB);
    questions.put(
        "rarest verb + commonest activity",
        like -> latest(store, rare, course(BenchmarkStatements.EVERYWHERE)));
    questions.put(
        "frequent ones that never meet",
        like ->
            latest(
                store,
                Term.of(Kind.AGENT_RELATED, like.instructor()),
                course(BenchmarkStatements.course(like.otherCourse()))));
    return questions;
  }

  private static Term course(String id) {
    return Term.of(Kind.ACTIVITY_RELATED, id);
  }

  private static Future<?> latest(StatementStore store, Term... terms) {
    return store.query(
        new PositionQuery(Set.of(terms), Position.START, Position.END, false, Filters.PAGE));
  }

  /** Asks for what some stored statement is about. */
  private record Asking(
      Bench bench, StatementStore store, BenchmarkStatements statements, SplittableRandom random) {

    private Drawn any() {
      return statements.draw(random.nextLong(bench.settings().size()));
    }

    void ask(Function<Drawn, Future<?>> question, int times) {
      for (int i = 0; i < times; i++) {
        Probe.get(question.apply(any()));
      }
    }

    void measure(String name, Function<Drawn, Future<?>> question) {
      long reader = reader();
      Latencies times = new Latencies();
      Latencies cpu = new Latencies();
      for (int i = 0; i < EACH; i++) {
        Drawn like = any();
        long start = System.nanoTime();
        long cpuBefore = ManagementFactory.getThreadMXBean().getThreadCpuTime(reader);
        Probe.get(question.apply(like));
        cpu.add(ManagementFactory.getThreadMXBean().getThreadCpuTime(reader) - cpuBefore);
        times.add(System.nanoTime() - start);
      }
      bench.report().lower(name + ", p50", "ms", times.quantileMillis(.5));
      bench.report().lower(name + ", p99", "ms", times.quantileMillis(.99));
      bench.report().lower(name + ", CPU, p50", "ms", cpu.quantileMillis(.5));
      bench.report().lower(name + ", CPU, p99", "ms", cpu.quantileMillis(.99));
    }

    /** The thread that reads, of which there is one. */
    private static long reader() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().startsWith("attain-reader-"))
          .findFirst()
          .orElseThrow()
          .getId();
    }
  }
}
