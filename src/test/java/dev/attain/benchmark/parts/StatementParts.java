package dev.attain.benchmark.parts;

import dev.attain.benchmark.sample.BareStatements;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.statements.Fingerprint;
import dev.attain.statements.Term;
import dev.attain.statements.Terms;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.AgentJson;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.validation.Reading.Valid;
import dev.attain.xapi.validation.StatementReader;
import dev.attain.xapi.validation.ValidStatement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What becomes of a received statement before it is stored, step by step; time of one statement.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StatementParts {
  private static final int BATCH = 50;
  private static final Agent AUTHORITY =
      new Agent(null, new AgentIdentifier.Mbox(new Iri("mailto:benchmark@example.org")));

  private final byte[] body = new BenchmarkStatements(1).batch(BATCH);
  private final StatementReader reader =
      new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);
  private final List<ValidStatement> valid = ((Valid) reader.read(body)).statements();
  private final Terms terms = new Terms();
  private final byte[] authority = AgentJson.write(AUTHORITY);
  private final StatementId id = StatementId.of("7ccd3322-e1a5-411a-a67d-6a735c76f119");

  /** The tree alone. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public JsonDocument parse() {
    return JsonText.parse(body, JsonLimits.DEFAULT);
  }

  /** The tree and the typed values, without a rule. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<Statement> parseToValues() {
    return BareStatements.values(body);
  }

  /** The tree, every rule, the typed values. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object parseByTheRules() {
    return reader.read(body);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void fingerprint(Blackhole sink) {
    for (ValidStatement statement : valid) {
      sink.consume(Fingerprint.of(statement.exact().received(), false));
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void terms(Blackhole sink) {
    for (ValidStatement statement : valid) {
      Set<Term> found = terms.of(statement.statement(), AUTHORITY, "benchmark");
      sink.consume(found);
    }
  }

  /** The bytes that are stored. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void stamp(Blackhole sink) {
    for (ValidStatement statement : valid) {
      sink.consume(statement.exact().stamped(id, Instant.EPOCH, authority, XapiVersion.V1_0_3));
    }
  }
}
