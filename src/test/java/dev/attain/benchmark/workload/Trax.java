package dev.attain.benchmark.workload;

import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.StatementShape;
import dev.attain.benchmark.workload.Filters.Span;
import dev.attain.benchmark.workload.Filters.What;
import dev.attain.benchmark.workload.Filters.When;
import dev.attain.benchmark.workload.Filters.Who;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * The cases that TRAX LRS measures itself by: group actors, few and many actors, related filters,
 * and references to statements, each stored and asked for.
 */
public record Trax() implements Workload {
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 50;

  @Override
  public String name() {
    return "trax";
  }

  @Override
  public String purpose() {
    return "TRAX's list: group actors, few and many actors, related filters, StatementRefs";
  }

  @Override
  public void run(Bench bench) throws Exception {
    Queries queries =
        new Queries(
            name(),
            purpose(),
            List.of(
                new Filters(Who.ACTOR, false, What.ANYTHING, false, When.EVER),
                new Filters(Who.RELATED, false, What.ANYTHING, false, When.EVER),
                new Filters(Who.ANYBODY, false, What.RELATED, false, When.EVER),
                new Filters(Who.RELATED, true, What.RELATED, false, When.EVER),
                new Filters(Who.ACTOR, true, What.OBJECT, false, When.EVER)));
    for (StatementShape shape : StatementShape.values()) {
      String label = shape.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": ";
      BenchmarkStatements statements = bench.statements(shape);
      Served server = bench.serve(shape.name().toLowerCase(Locale.ROOT));
      try (server) {
        var clock = InstantSource.system();
        var first = clock.instant();
        Measured.settled(
                server,
                () ->
                    server.closedLoop(
                        CONNECTIONS,
                        connection -> Scripts.ingest(statements, BATCH),
                        Duration.ofDays(1),
                        bench.settings().size()))
            .report(bench.report(), label + "ingest, ", "statements");
        bench
            .report()
            .lower(
                label + "disk",
                "bytes each",
                (double) server.usage().diskBytes() / statements.made());
        queries.measure(bench, server, statements, new Span(first, clock.instant()), label);
        server.end(label);
      }
    }
  }
}
