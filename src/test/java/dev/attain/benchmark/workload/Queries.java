package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.Script;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.Drawn;
import dev.attain.benchmark.workload.Filters.Span;
import dev.attain.benchmark.workload.Filters.What;
import dev.attain.benchmark.workload.Filters.When;
import dev.attain.benchmark.workload.Filters.Who;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Queries of a filled store, one at a time, the latest 50 of each.
 *
 * @param combinations of filters that are asked for
 */
public record Queries(String name, String purpose, List<Filters> combinations) implements Workload {
  private static final int WARM_UP = 150;
  private static final int BEFORE_EACH = 20;
  private static final int EACH = 250;

  /** It takes so little that a p99 of a few hundred would be one collection or one compilation. */
  private static final String BY_ID = "by id";

  private static final int TIMES_BY_ID = 16;

  /** The combinations that say most. */
  static final List<Filters> TELLING =
      List.of(
          new Filters(Who.ANYBODY, false, What.ANYTHING, false, When.EVER),
          new Filters(Who.ACTOR, false, What.ANYTHING, false, When.EVER),
          new Filters(Who.RELATED, false, What.ANYTHING, false, When.EVER),
          new Filters(Who.ANYBODY, true, What.ANYTHING, false, When.EVER),
          new Filters(Who.ANYBODY, false, What.OBJECT, false, When.EVER),
          new Filters(Who.ANYBODY, false, What.RELATED, false, When.EVER),
          new Filters(Who.ANYBODY, false, What.ANYTHING, true, When.EVER),
          new Filters(Who.ACTOR, true, What.ANYTHING, false, When.EVER),
          new Filters(Who.ACTOR, false, What.OBJECT, false, When.EVER),
          new Filters(Who.ANYBODY, true, What.OBJECT, false, When.EVER),
          new Filters(Who.RELATED, true, What.RELATED, false, When.EVER),
          new Filters(Who.ACTOR, true, What.OBJECT, true, When.EVER),
          new Filters(Who.ANYBODY, true, What.ANYTHING, false, When.BETWEEN));

  public Queries {
    combinations = List.copyOf(combinations);
  }

  /** The telling ones. */
  public static Queries telling() {
    return new Queries("queries", "the latest 50 by the filters that say most", TELLING);
  }

  /** All that xAPI allows. */
  public static Queries all() {
    return new Queries(
        "queries-all",
        "the latest 50 by each of xAPI's 144 combinations of filters",
        Filters.all());
  }

  @Override
  public void run(Bench bench) throws Exception {
    BenchmarkStatements statements = bench.statements();
    Bench.Filled filled = bench.serveFilled(statements);
    Served server = filled.server();
    try (server) {
      measure(bench, server, statements, filled.span(), "");
      server.end("");
    }
  }

  /** Asks everything, round by round, so that each sees the same changes of the machine. */
  void measure(
      Bench bench, Served server, BenchmarkStatements statements, Span span, String label) {
    SplittableRandom random = new SplittableRandom(bench.settings().seed());
    Map<String, Script> shapes = new LinkedHashMap<>();
    paths(span)
        .forEach(
            (name, path) ->
                shapes.put(
                    name,
                    last ->
                        Call.get(path.apply(statements.draw(random.nextLong(statements.made()))))));
    shapes.forEach((name, script) -> ask(server, script, times(name, WARM_UP)));
    for (int round = 0; round < bench.settings().rounds(); round++) {
      double worst = 0;
      for (Map.Entry<String, Script> shape : shapes.entrySet()) {
        ask(server, shape.getValue(), BEFORE_EACH);
        Measured measured = ask(server, shape.getValue(), times(shape.getKey(), EACH));
        String name = label + shape.getKey() + ", ";
        measured.latencies(bench.report(), name);
        bench.report().lower(name + "CPU", "µs each", measured.microsOfCpu());
        worst = Math.max(worst, measured.load().latencies().quantileMillis(.99));
      }
      bench.report().lower(label + "slowest p99 of all", "ms", worst);
    }
  }

  private static int times(String name, int usual) {
    return name.equals(BY_ID) ? usual * TIMES_BY_ID : usual;
  }

  private static Measured ask(Served server, Script script, int times) {
    return Measured.of(
        server, () -> server.closedLoop(1, connection -> script, Duration.ofHours(1), times));
  }

  private Map<String, Function<Drawn, String>> paths(Span span) {
    Map<String, Function<Drawn, String>> paths = new LinkedHashMap<>();
    paths.put(BY_ID, like -> Scripts.STATEMENTS + "?statementId=" + like.id());
    for (Filters filters : combinations) {
      paths.put(filters.name(), like -> filters.path(like, span));
    }
    String rare =
        Scripts.STATEMENTS + "?limit=50&verb=" + Scripts.encode(BenchmarkStatements.RARE_VERB);
    String everywhere =
        "&related_activities=true&activity=" + Scripts.encode(BenchmarkStatements.EVERYWHERE);
    paths.put("rarest verb + commonest activity", like -> rare + everywhere);
    paths.put(
        "rarest verb + an activity it has not",
        like ->
            rare + "&activity=" + Scripts.encode(BenchmarkStatements.activity(like.activity())));
    paths.put(
        "frequent ones that never meet",
        like ->
            Scripts.STATEMENTS
                + "?limit=50&related_agents=true&agent="
                + Scripts.agent(like.instructor())
                + "&related_activities=true&activity="
                + Scripts.encode(BenchmarkStatements.course(like.otherCourse())));
    return paths;
  }
}
