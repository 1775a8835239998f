package dev.attain.benchmark.parts;

import dev.attain.benchmark.sample.BareStatements;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.Term;
import dev.attain.statements.Term.Kind;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Where the postings of terms meet, of 50,000 statements, the latest one of each question. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IntersectionParts {
  private static final int STATEMENTS = 50_000;
  private static final int BATCH = 500;
  private static final Term COMMON = Term.of(Kind.ACTIVITY_RELATED, BenchmarkStatements.EVERYWHERE);

  private @Nullable Path folder;
  private @Nullable EmbeddedEngine engine;

  @Setup
  public void fill() throws IOException {
    Path place = Files.createTempDirectory("attain-benchmark");
    EmbeddedEngine opened =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(place).withDurability(Durability.OPERATING_SYSTEM),
            InstantSource.system());
    BenchmarkStatements statements = new BenchmarkStatements(1);
    BareStatements ready = new BareStatements();
    while (statements.made() < STATEMENTS) {
      opened.statements().append(ready.read(statements.batch(BATCH))).await();
    }
    folder = place;
    engine = opened;
  }

  @TearDown
  public void delete() throws IOException {
    if (engine != null && folder != null) {
      engine.close().await();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The rarest term leads. */
  @Benchmark
  public StatementPage rareAndCommon() {
    return latest(Set.of(Term.of(Kind.VERB, BenchmarkStatements.RARE_VERB), COMMON));
  }

  /** Two frequent terms that meet often. */
  @Benchmark
  public StatementPage commonAndCommon() {
    return latest(
        Set.of(
            Term.of(Kind.ACTIVITY_RELATED, BenchmarkStatements.course(3)),
            Term.of(Kind.AGENT_RELATED, "mailto:instructor3@example.org")));
  }

  /** Two frequent terms that never meet: every stretch is leapt over to the end. */
  @Benchmark
  public StatementPage neverMeeting() {
    return latest(
        Set.of(
            Term.of(Kind.ACTIVITY_RELATED, BenchmarkStatements.course(3)),
            Term.of(Kind.AGENT_RELATED, "mailto:instructor4@example.org")));
  }

  private StatementPage latest(Set<Term> terms) {
    return Objects.requireNonNull(engine)
        .statements()
        .query(new PositionQuery(terms, Position.START, new Position(Long.MAX_VALUE), false, 1))
        .await();
  }
}
