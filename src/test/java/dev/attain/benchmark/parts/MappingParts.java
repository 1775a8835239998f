package dev.attain.benchmark.parts;

import dev.attain.benchmark.sample.BareStatements;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.json.StatementJson;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A parsed statement to evidence. The JSON tree that paths need is counted; parsing of values is
 * not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MappingParts {
  private static final int STATEMENTS = 1_000;

  private record Logged(Statement statement, StoredStatement stored) {}

  @Param({"10", "100", "1000"})
  int rules;

  @Param({"activity", "path", "score", "mixed"})
  String kind = "activity";

  private final List<Logged> log =
      new BareStatements()
          .read(new BenchmarkStatements(7).batch(STATEMENTS)).stream()
              .map(MappingParts::logged)
              .toList();

  private EvidenceMapping mapping = RuleFramework.mapping("activity", 1);

  private static Logged logged(NewStatement made) {
    Position position = Position.of(1_790_000_000_000L, 0);
    return new Logged(
        StatementJson.read(made.json()),
        new StoredStatement(made.id(), position, false, made.json()));
  }

  @Setup
  public void compile() {
    mapping = RuleFramework.mapping(kind, rules);
  }

  @Benchmark
  @OperationsPerInvocation(STATEMENTS)
  public void map(Blackhole sink) {
    for (Logged one : log) {
      sink.consume(mapping.evidenceOf(one.statement(), one.stored()));
    }
  }
}
